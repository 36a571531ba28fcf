using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Hangfire.Server;

namespace Dengta.Jobs;

/// <summary>
/// Previews and seals the periods of companies that are too large for a turn: part after part, each in a transaction of its own that also notes
/// how far it is. After an end at any moment the next tick goes on from there; of two clocks one works.
/// </summary>
public sealed class ClosePeriods(Db db, TimeProvider time)
{
    /// <summary>How many people are done in one transaction.</summary>
    public int Part { get; init; } = 500;

    /// <param name="context">Shows how far it is.</param>
    public async Task RunAsync(PerformContext? context, CancellationToken cancel)
    {
        var report = Progress.Of(context);
        var tenants = await TenantStore.LoadAsync(db, cancel);
        while (await PartAsync(tenants, report, cancel))
        {
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    async Task<bool> PartAsync(TenantDirectory tenants, Action<string> report, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        var taken = ClosingTaskStore.Take(tx);
        await tx.SendAsync(cancel);
        if (taken.Value is not ({ } task, var tenantId, var closingId)) return false;
        var tenant = tenants[tenantId];
        var closing = ClosingStore.Find(tx, tenantId, closingId);
        await tx.SendAsync(cancel);
        var moved = await ClosingWorkStore.PartAsync(tx, tenant, closing.Value!, task, Part, now, cancel);
        if (moved.IsFinished) await TellAsync(tx, tenant, closing.Value!, moved, now, cancel);
        await tx.CommitAsync(cancel);
        report(FormattableString.Invariant($"{moved.Step} of {tenant.Name}, {closing.Value!.Period.Start:yyyy-MM-dd}: {moved.Done} of {moved.People}"));
        return true;
    }

    static async Task TellAsync(Tx tx, Tenant tenant, Closing closing, ClosingTask task, DateTimeOffset now, CancellationToken cancel)
    {
        var chats = ChatStore.OfMembers(tx, tenant.Id, [task.AskedBy]);
        await tx.SendAsync(cancel);
        foreach (var (_, chat, language) in chats.Values)
            OutboxStore.AddOnce(
                tx, tenant.Id, FormattableString.Invariant($"closing:{closing.Id.Value}:{task.Step}:through"), chat,
                CardJson.Write(ClosingCard.Through(ScoreView.Of(language ?? tenant.Language, tenant, now, closing.Period), closing, task)), now);
    }
}
