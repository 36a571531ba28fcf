using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Each manager's card on Monday. Not acknowledged, it is a duty like any other: reminded of once, then told one level up.</summary>
public sealed class WeeklyReview(TimeProvider time) : IPush
{
    // So many people's weeks are held at once, or those of one large unit: five hundred teams of nine, but not ten divisions of ten thousand.
    const int MostPeople = 5000;

    static readonly TimeSpan ToBeSeen = TimeSpan.FromHours(48);

    public PushKind Kind => PushKind.WeeklyReview;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var managers = due.Where(r => r.Member.Manages is not null).ToArray();
        DutyStore.OpenMany(tx, tenant.Id, [.. managers.Select(ToAcknowledge)], time.GetUtcNow());
        var sizes = TeamReviewStore.Sizes(tx, tenant, [.. managers.Select(Asked)]);
        await tx.SendAsync(cancel);
        var cards = new Dictionary<MemberId, Card>(managers.Length);
        for (var (start, end) = (0, 0); start < managers.Length; start = end)
        {
            for (var people = 0; end < managers.Length && (end == start || people + sizes.Values[end] <= MostPeople); end++) people += sizes.Values[end];
            var some = managers[start..end];
            var reviews = await TeamReviewStore.ReadAsync(tx, tenant, [.. some.Select(Asked)], cancel);
            foreach (var (r, review) in some.Zip(reviews))
                cards.Add(r.Member.Id, ReviewCard.Of(review, r.KeyOf(Kind), tenant.Calendar, tenant.Currency, r.Language));
        }
        return cards;
    }

    static ReviewOf Asked(Recipient r) => new(r.Member.Id, r.Member.Manages!.Value, r.Day);

    NewDuty ToAcknowledge(Recipient r) =>
        new(r.KeyOf(Kind), "review", r.Member.Id, "看周复盘并做决定", "Read the weekly review and decide", time.GetUtcNow() + ToBeSeen);
}
