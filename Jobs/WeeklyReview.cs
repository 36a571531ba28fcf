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
        DutyStore.OpenMany(tx, tenant.Id, [.. managers.Select(ToAcknowledge)], time.GetUtcNow());
        return managers.Zip(reviews).ToDictionary(
            p => p.First.Member.Id, p => ReviewCard.Of(p.Second, p.First.KeyOf(Kind), tenant.Calendar, tenant.Currency, p.First.Language));
    }

    NewDuty ToAcknowledge(Recipient r) =>
        new(r.KeyOf(Kind), "review", r.Member.Id, "看周复盘并做决定", "Read the weekly review and decide", time.GetUtcNow() + ToBeSeen);
}
