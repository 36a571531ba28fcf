using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>In the morning of the last working day before an adjustment window opens, and before its last day, to those who set targets.</summary>
public sealed class WindowReminder : IPush
{
    public PushKind Kind => PushKind.WindowReminder;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var cards = new Dictionary<MemberId, Card>();
        foreach (var day in due.GroupBy(r => r.Day))
        {
            var coming = WindowStore.Coming(tx, tenant.Id, day.Key);
            await tx.SendAsync(cancel);
            foreach (var window in coming.Values)
                if (window.RemindsOn(day.Key, tenant.Calendar) is { } moment)
                    foreach (var r in day) cards[r.Member.Id] = WindowCard.Reminder(r.Language, window, moment, day.Key);
        }
        return cards;
    }
}
