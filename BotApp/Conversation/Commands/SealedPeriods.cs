using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sealed periods take no entry and give none back.</summary>
static class SealedPeriods
{
    /// <summary>
    /// The first day that is open, where one of the days lies in a sealed period; otherwise null. Asked of the database only for days before
    /// this month, which alone can be sealed.
    /// </summary>
    public static async Task<DateOnly?> FirstOpenAsync(Turn turn, IEnumerable<DateOnly> days)
    {
        var first = days.Min();
        if (first >= Period.Month(turn.Today).Start) return null;
        var until = ClosingStore.SealedUntil(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        return until.Value is { } open && first < open ? open : null;
    }

    public static Card Refuse(Turn turn, DateOnly open) => turn.Reply(
        $"{open.AddDays(-1).Say(turn.Language, turn.Today)}及以前的绩效已封存,不能改了;确有差错,打开那一行得分点「我有异议」。",
        $"Everything up to {open.AddDays(-1).Say(turn.Language, turn.Today)} is sealed and cannot be changed; if it is wrong, object to that line of your score.");

    /// <summary>What says that something was booked on another day than was said.</summary>
    public static Line Moved(Turn turn, DateOnly open) => new(turn.Say(
        $"{open.AddDays(-1).Say(turn.Language, turn.Today)}及以前的绩效已封存:更早的事记在今天。",
        $"Everything up to {open.AddDays(-1).Say(turn.Language, turn.Today)} is sealed: what was earlier is booked today."), Tone.Warning);
}
