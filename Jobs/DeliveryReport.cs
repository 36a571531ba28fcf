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

    // What was known just before is not yet committed by everybody: it is left to the next report.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    public PushKind Kind => PushKind.DeliveryReport;

    public async Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var last = PushStore.LastMade(tx, tenant.Id, Kind, due);
        await tx.SendAsync(cancel);
        var lastOf = last.Values.ToDictionary(l => l.Member, l => l.At);
        // Each report goes on where the last one ended, so that nothing falls between two. Admins of one zone share theirs.
        var reports = due.GroupBy(r => lastOf.TryGetValue(r.Member.Id, out var at) ? at : now - Week)
            .Select(g => (Readers: g.ToArray(), Missed: PushStore.Unsent(tx, tenant.Id, g.Key - Settling, now - Settling, Most))).ToArray();
        await tx.SendAsync(cancel);
        return reports.Where(r => r.Missed.Values.Count > 0)
            .SelectMany(r => r.Readers.Select(reader => (reader.Member.Id, Card: DeliveryReportCard.Of(r.Missed.Values, reader.Language))))
            .ToDictionary(r => r.Id, r => r.Card);
    }
}
