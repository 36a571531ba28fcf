using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;
using Dengta.Domain.Surveys;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>How the indicators of somebody's scheme stand in a running month, a light each.</summary>
static class Lights
{
    /// <summary>All of them; null for somebody without.</summary>
    public static Task<Line?> OfAsync(Turn turn, MemberId member, Progress month, IEnumerable<HeldLine> held) =>
        OfAsync(turn, member, month, [.. LightsLine.Lit(held)]);

    /// <summary>
    /// After a booking of one's own: what the sums say, and the company's own indicators that count such records. The others change little with a
    /// booking and would each cost it a statement; they stand on the progress card.
    /// </summary>
    /// <param name="kinds">Of what was booked just now.</param>
    public static async Task<IEnumerable<CardPart>> AfterAsync(Turn turn, Progress month, IReadOnlyCollection<EntryKind> kinds)
    {
        if (turn.InGroup) return [];
        var held = turn.Lines;
        if (held is null)
        {
            var lines = SchemeLineStore.Of(turn.Tx, turn.TenantId, turn.Person.Id, turn.Today);
            await turn.Tx.SendAsync(turn.Cancel);
            held = lines.Values;
        }
        var lit = LightsLine.Lit(held).Where(l => LightsLine.IsInSums(l) || l.Indicator!.Own?.Source.Kinds().Any(kinds.Contains) == true);
        return await OfAsync(turn, turn.Person.Id, month, [.. lit]) is { } line ? [line] : [];
    }

    static async Task<Line?> OfAsync(Turn turn, MemberId member, Progress month, IReadOnlyList<SchemeLine> lines)
    {
        var soFar = month.Period with { End = turn.Today.AddDays(1) };
        var asked = lines.Where(l => !LightsLine.IsInSums(l))
            .Select(l => (l.Key, Rows: MeasureStore.Of(turn.Tx, turn.TenantId, l.Indicator!, [member.Value], soFar))).Where(m => m.Rows is not null).ToArray();
        // A mean of answers is never shown without how many they are.
        var answers = lines.Any(l => l.Key == Indicator.Satisfaction) ? SatisfactionStore.CountOf(turn.Tx, turn.TenantId, member, month.Period) : null;
        if (asked.Length > 0) await turn.Tx.SendAsync(turn.Cancel);
        var measured = asked.Where(m => m.Rows!.Values.Count > 0).ToDictionary(m => m.Key, m => m.Rows!.Values[0].Measure);
        return LightsLine.Of(Appraisal.ViewOf(turn, month.Period) with { Answers = answers?.Value }, lines, month, measured);
    }
}
