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
    static readonly TimeSpan ToBeSeen = TimeSpan.FromHours(48);

    public PushKind Kind => PushKind.WeeklyReview;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var managers = due.Where(r => r.Member.Manages is not null).ToArray();
        var reviews = await TeamReviewStore.ReadAsync(tx, tenant, [.. managers.Select(r => new ReviewOf(r.Member.Id, r.Member.Manages!.Value, r.Day))], cancel);
        var cards = new Dictionary<MemberId, Card>(managers.Length);
        for (var i = 0; i < managers.Length; i++)
        {
            var key = managers[i].KeyOf(Kind);
            cards.Add(managers[i].Member.Id, ReviewCard.Of(reviews[i], key, tenant.Calendar, tenant.Currency, managers[i].Language));
            DutyStore.Open(tx, tenant.Id, ToAcknowledge(managers[i], key), time.GetUtcNow(), null, null);
        }
        return cards;
    }

    NewDuty ToAcknowledge(Recipient r, string key) =>
        new(key, "review", r.Member.Id, "看周复盘并做决定", "Read the weekly review and decide", time.GetUtcNow() + ToBeSeen);
}
