using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>This month's targets on the card that answers a booking.</summary>
static class MonthParts
{
    const int Most = 3;

    /// <summary>The targets that the credits touch, and revenue in any case; in a group only the hint where to look.</summary>
    public static IEnumerable<CardPart> After(Turn turn, IEnumerable<Credit> credits)
    {
        if (turn.InGroup)
            return [new Line(turn.Say("进度请在一对一聊天里看。", "See your progress in our one-to-one chat."), Tone.Subtle)];

        var mine = credits.Where(c => c.Member == turn.Person.Id).ToArray();
        var currency = turn.Tenant.Currency;
        var parts = Attainment.Of(turn.Month.Plus(mine), turn.Today, turn.Tenant.Calendar, currency)
            .Where(a => a.Metric == TargetMetric.Revenue || mine.Any(c => c.Kind == a.Metric.Kind()))
            .Take(Most)
            .SelectMany(a => AttainmentParts.Of(a, currency, turn.Language, turn.Today));
        return mine.Any(c => c.Currency != currency && c.Currency != Credit.NoCurrency) ? [.. parts, Foreign(turn)] : parts.ToArray();
    }

    static Line Foreign(Turn turn) => new(turn.Say(
        $"外币单独列示,不计入{turn.Tenant.Currency}目标。", $"Other currencies are shown apart; targets in {turn.Tenant.Currency} do not count them."), Tone.Subtle);
}
