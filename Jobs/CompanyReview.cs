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
            var asked = units.Values.Select(u => new ReviewOf(default, u.Id, day.Key)).Prepend(new(default, UnitId.Company, day.Key)).ToArray();
            var reviews = await TeamReviewStore.ReadAsync(tx, tenant, asked, cancel);
            foreach (var r in day)
                cards.Add(r.Member.Id, CompanyReviewCard.Of(reviews[0], [.. reviews.Skip(1)], tenant.Currency, TimeZoneInfo.ConvertTime(time.GetUtcNow(), r.Zone), r.Language));
        }
        return cards;
    }
}
