using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>In the evening of a working day, to reps who have reached half, four fifths, all or more of the month's target.</summary>
public sealed class MilestonePraise : IPush
{
    public PushKind Kind => PushKind.Milestone;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var reached = MilestoneStore.Take(tx, tenant, [.. due.Select(r => (r.Member.Id, r.Day))]);
        await tx.SendAsync(cancel);
        var languages = due.ToDictionary(r => r.Member.Id, r => r.Language);
        return reached.Values.ToDictionary(m => m.Member, m => MilestoneCard.Of(m, tenant.Currency, languages[m.Member]));
    }
}
