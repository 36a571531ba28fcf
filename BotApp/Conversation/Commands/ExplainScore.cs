using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;
using Dengta.Domain.Surveys;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Unfolds a score: its parts, their lines, a line's formula, and the records behind it with the messages they came from.</summary>
sealed partial class ExplainScore : IHearing
{
    const int MostPages = 100;

    public CommandDescription Description { get; } = new("explain", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => Why().IsMatch(text) ? Said.Pressed("explain") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("explain"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var read = await Appraisal.OfAsync(turn, press, "explain");
        if (!read.Ok) return turn.Reply(read.Refusal);
        var (person, card, view) = (read.Value.Person, read.Value.Card, read.Value.View);
        var row = (int)Math.Min(press.Number("row") ?? card.Rows.Length - 1, card.Rows.Length - 1);
        if (PartOf(press) is not { } part) return ExplainCard.OfScore(view, person, card);
        if (LineOf(card.Rows[row].Score, part, press.Text("key")) is not { } line)
            return ExplainCard.OfPart(view, person, card, row, part, PageOf(press, "page"));
        return press.Text("records") is null
            ? await OfLineAsync(turn, read.Value, row, line)
            : await OfRecordsAsync(turn, read.Value, row, line, PageOf(press, "records"));
    }

    /// <summary>The line that a press names; null where it names none, or none of this score.</summary>
    public static LineScore? LineOf(Score score, Part part, string? key) => score.Lines.FirstOrDefault(l => l.Line.Part == part && l.Line.Key == key);

    public static Part? PartOf(Said.Press press) => press.Text("part") switch
    {
        "target" => Part.Target,
        "kpi" => Part.Kpi,
        _ => null,
    };

    static async Task<Card> OfLineAsync(Turn turn, Appraisal a, int row, LineScore line)
    {
        var count = IsSatisfaction(line) ? null
            : line.Line.Indicator?.Own is { } own ? ScoredRecordStore.CountOf(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period, own)
            : ScoredRecordStore.CountOf(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period, KindsOf(line.Line));
        var versions = line.Line.Part == Part.Target ? TargetVersionStore.InPeriod(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period) : null;
        await turn.Tx.SendAsync(turn.Cancel);
        // The months are what is scored.
        var months = versions?.Values.Where(v => v.Key.Period.Kind == PeriodKind.Month && v.Key.Metric.Stored() == line.Line.Key) ?? [];
        return ExplainCard.OfLine(
            a.View, a.Person, a.Card, row, line, count?.Value ?? a.View.Answers ?? 0, VersionParts.OfAll(turn.Language, months, turn.Tenant.Calendar, turn.Tenant.Currency, turn.Today));
    }

    static async Task<Card> OfRecordsAsync(Turn turn, Appraisal a, int row, LineScore line, int page)
    {
        // Operations see all numbers, but not what was written about customers, nor by them.
        var hidesWords = turn.Person.SeesAll && a.Person.Id != turn.Person.Id;
        var said = IsSatisfaction(line) ? await AnswersAsync(turn, a, page, hidesWords) : await EntriesAsync(turn, a, line, page, hidesWords);
        return ExplainCard.OfRecords(a.View, a.Person, a.Card, row, line.Line, said.Take(ScoredRecordStore.Page), page, said.Count > ScoredRecordStore.Page);
    }

    static async Task<IReadOnlyList<string>> EntriesAsync(Turn turn, Appraisal a, LineScore line, int page, bool hidesWords)
    {
        var records = line.Line.Indicator?.Own is { } own
            ? ScoredRecordStore.Of(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period, own, page)
            : ScoredRecordStore.Of(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period, KindsOf(line.Line), page);
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. records.Values.Select(r => (hidesWords ? r with { Said = null } : r).Say(turn.Language, turn.Today))];
    }

    static async Task<IReadOnlyList<string>> AnswersAsync(Turn turn, Appraisal a, int page, bool hidesWords)
    {
        var answers = SatisfactionStore.Of(turn.Tx, turn.TenantId, a.Person.Id, a.Card.Period, page, ScoredRecordStore.Page);
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. answers.Values.Select(r => (hidesWords ? r with { Remark = "" } : r).Say(turn.Language, turn.Today))];
    }

    // What is scored are the answers, not the deals that were asked about.
    static bool IsSatisfaction(LineScore line) => line.Line is { Part: Part.Kpi, Key: Indicator.Satisfaction };

    static ImmutableArray<EntryKind> KindsOf(SchemeLine line) => line.Part == Part.Target
        ? [.. TargetMetrics.Parse(line.Key).Kind().Summed()]
        : line.Indicator?.Records ?? [];

    static int PageOf(Said.Press press, string name) => (int)Math.Min(press.Number(name) ?? 0, MostPages);

    [GeneratedRegex(@"^(为什么(我的得分|我的绩效)?是?(这个|这么(多|少|高|低)|\d{1,3}(\.\d+)?)?分|(这个|我的)(分|得分|绩效|绩效得分)(是)?怎么(算|来)(的|出来的)?|解释(一下)?(我的|这个)?(得分|绩效|分)|explain (my|this|the) score|why (is )?(my|this) score|how is my score (calculated|computed|worked out)|why this score)$")]
    private static partial Regex Why();
}
