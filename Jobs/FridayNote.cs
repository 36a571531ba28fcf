using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Each rep's card on Friday afternoon.</summary>
public sealed class FridayNote : IPush
{
    public PushKind Kind => PushKind.WeekNote;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var weeks = RepWeekStore.Find(tx, tenant, [.. due.Select(r => (r.Member.Id, r.Day))]);
        await tx.SendAsync(cancel);
        return due.Zip(weeks.Values).ToDictionary(p => p.First.Member.Id, p => RepWeekCard.Of(p.Second, tenant.Calendar, tenant.Currency, p.First.Language));
    }
}
