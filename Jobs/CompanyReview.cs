using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>One roll-up card for those who answer for the whole company.</summary>
public sealed class CompanyReview(TimeProvider time) : IPush
{
    public PushKind Kind => PushKind.CompanyReview;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var units = MemberStore.Children(tx, tenant.Id, UnitId.Company);
        await tx.SendAsync(cancel);
        var cards = new Dictionary<MemberId, Card>(due.Count);
        // The readers of one day, all but a few of them in one zone, share the figures.
        foreach (var day in due.GroupBy(r => r.Day))
        {
            var weeks = UnitWeekStore.Find(tx, tenant, [UnitId.Company, .. units.Values.Select(u => u.Id)], day.Key);
            await tx.SendAsync(cancel);
            foreach (var r in day)
                cards.Add(r.Member.Id, CompanyReviewCard.Of(
                    weeks.Values[0], [.. weeks.Values.Skip(1)], r.Day, tenant.Currency, TimeZoneInfo.ConvertTime(time.GetUtcNow(), r.Zone), r.Language));
        }
        return cards;
    }
}
