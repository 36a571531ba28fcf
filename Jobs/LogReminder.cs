using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>A word at the end of a working day to those who logged nothing.</summary>
public sealed class LogReminder : IPush
{
    public PushKind Kind => PushKind.LogReminder;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var silent = RepWeekStore.WithoutEntry(tx, tenant.Id, [.. due.Select(r => (r.Member.Id, r.Day))]);
        await tx.SendAsync(cancel);
        var members = silent.Values.ToHashSet();
        return due.Where(r => members.Contains(r.Member.Id)).ToDictionary(r => r.Member.Id, r => LogReminderCard.Of(r.Language));
    }
}
