using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>In the morning, to those who have follow-ups due today or overdue.</summary>
public sealed class FollowupReminder : IPush
{
    public PushKind Kind => PushKind.FollowupReminder;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var cards = new Dictionary<MemberId, Card>();
        foreach (var day in due.GroupBy(r => r.Day))
        {
            var open = FollowupStore.DueOn(tx, tenant.Id, day.Key, day.Select(r => r.Member.Id));
            await tx.SendAsync(cancel);
            var byOwner = open.Values.ToLookup(f => f.Owner);
            foreach (var r in day.Where(r => byOwner.Contains(r.Member.Id)))
                cards.Add(r.Member.Id, FollowupMorningCard.Of([.. byOwner[r.Member.Id]], day.Key, r.Language));
        }
        return cards;
    }
}
