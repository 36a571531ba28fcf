using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Each week what did not arrive, for admins; nothing where everything did.</summary>
public sealed class DeliveryReport(TimeProvider time) : IPush
{
    const int Most = 1000;
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public PushKind Kind => PushKind.DeliveryReport;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var missed = PushStore.Unsent(tx, tenant.Id, now - Week, now, Most);
        await tx.SendAsync(cancel);
        return missed.Values.Count == 0 ? new Dictionary<MemberId, Card>() : due.ToDictionary(r => r.Member.Id, r => DeliveryReportCard.Of(missed.Values, r.Language));
    }
}
