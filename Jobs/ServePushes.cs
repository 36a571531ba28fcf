using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Hangfire.Server;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dengta.Jobs;

/// <summary>
/// Makes the cards of everybody whose moment has come. A batch of people is taken, served and moved to their next moment in one
/// transaction, so that a crash loses none and doubles none, however many clocks run.
/// </summary>
public sealed partial class ServePushes(Db db, IEnumerable<IPush> pushes, TimeProvider time, ILogger<ServePushes> log)
{
    const int Batch = 500;

    // Whoever is new or has a new role waits so long for a first moment; that their own wishes have changed is seen at the next tick.
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    readonly Dictionary<PushKind, IPush> _pushes = pushes.ToDictionary(p => p.Kind);

    public Task RunAsync(CancellationToken cancel) => RunAsync(null, cancel);

    /// <param name="context">Shows how far it is: there may be a hundred thousand people on a Monday morning.</param>
    public async Task RunAsync(PerformContext? context, CancellationToken cancel)
    {
        var report = Progress.Of(context);
        var tenants = await TenantStore.LoadAsync(db, cancel);
        foreach (var (tenant, kind) in await AskAsync(tx => DueStore.ToPlan(tx, _pushes.Keys, time.GetUtcNow(), BetweenLooks), cancel))
            await PlanAsync(kind, tenants[tenant], cancel);
        foreach (var (tenant, kind, people) in await AskAsync(tx => DueStore.DueNow(tx, _pushes.Keys, time.GetUtcNow()), cancel))
            await ServeAsync(_pushes[kind], tenants[tenant], people, report, cancel);
    }

    async Task<IReadOnlyList<T>> AskAsync<T>(Func<Tx, Rows<T>> ask, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var rows = ask(tx);
        await tx.CommitAsync(cancel);
        return rows.Values;
    }

    async Task ServeAsync(IPush push, Tenant tenant, int people, Action<string> report, CancellationToken cancel)
    {
        var (served, taken) = (0, 0);
        do
        {
            taken = await TryBatchAsync(push, tenant, cancel);
            served += taken;
            report(FormattableString.Invariant($"{push.Kind.Stored()} of {tenant.Name}: {served} of {people}"));
        }
        while (taken == Batch);
    }

    /// <summary>Gives a first moment to people who have none: who is new, has a new role, or has changed what they want.</summary>
    async Task PlanAsync(PushKind kind, Tenant tenant, CancellationToken cancel)
    {
        for (var (after, full) = (new MemberId(0), true); full;)
        {
            await using var tx = db.Begin();
            var unplanned = DueStore.Unplanned(tx, tenant, kind, time.GetUtcNow(), after, Batch);
            await tx.SendAsync(cancel);
            Plan(tx, tenant, kind, unplanned.Values);
            await tx.CommitAsync(cancel);
            full = unplanned.Values.Count == Batch;
            if (full) after = unplanned.Values[^1].Member.Id;
        }
    }

    async Task<int> TryBatchAsync(IPush push, Tenant tenant, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var due = DueStore.Take(tx, tenant, push.Kind, time.GetUtcNow(), null, Batch);
        await tx.SendAsync(cancel);
        if (due.Values.Count == 0) return 0;
        try
        {
            await ServeAsync(push, tenant, tx, due.Values, cancel);
        }
        catch (Exception bug) when (IsBug(bug))
        {
            await tx.DisposeAsync();
            Failed(log, bug, push.Kind, due.Values.Count);
            foreach (var person in due.Values) await ServeAloneAsync(push, tenant, person, cancel);
        }
        return due.Values.Count;
    }

    /// <summary>One person for whom no card can be made must not keep the others from theirs.</summary>
    async Task ServeAloneAsync(IPush push, Tenant tenant, Recipient person, CancellationToken cancel)
    {
        try
        {
            await using var tx = db.Begin();
            var due = DueStore.Take(tx, tenant, push.Kind, time.GetUtcNow(), person.Member.Id, 1);
            await tx.SendAsync(cancel);
            if (due.Values.Count > 0) await ServeAsync(push, tenant, tx, due.Values, cancel);
        }
        catch (Exception bug) when (IsBug(bug))
        {
            Failed(log, bug, push.Kind, 1);
            await using var tx = db.Begin();
            PushStore.Add(tx, tenant.Id, push.Kind, [new(person.KeyOf(push.Kind), person.Member.Id, person.DueAt, null, "failed")], time.GetUtcNow());
            Plan(tx, tenant, push.Kind, [person]);
            await tx.CommitAsync(cancel);
        }
    }

    async Task ServeAsync(IPush push, Tenant tenant, Tx tx, IReadOnlyList<Recipient> due, CancellationToken cancel)
    {
        var (now, kind) = (time.GetUtcNow(), push.Kind);
        var served = due.ToLookup(r => r.Spared ? Service.Pass : ServiceOf(kind, r, now));
        Recipient[] inTime = [.. served[Service.Card]];
        var cards = inTime.Length == 0 ? new Dictionary<MemberId, Card>() : await push.MakeAsync(tx, tenant, inTime, cancel);
        PushStore.Add(tx, tenant.Id, kind, [
            .. inTime.Select(r => Made(kind, r, cards.GetValueOrDefault(r.Member.Id), "nothing to say")),
            .. served[Service.TooLate].Select(r => Made(kind, r, null, "too late")),
            .. served[Service.Hush].Select(r => Made(kind, r, null, "quiet hours"))], now);
        DueStore.Delay(tx, tenant.Id, kind, [.. served[Service.Wait].Select(r => (r.Member.Id, r.MayCome(kind, now)))]);
        Plan(tx, tenant, kind, [.. served.Where(s => s.Key != Service.Wait).SelectMany(s => s)]);
        await tx.CommitAsync(cancel);
    }

    enum Service
    {
        Card,
        Pass,
        TooLate,

        /// <summary>In quiet hours that end in time.</summary>
        Wait,

        /// <summary>In quiet hours that end too late.</summary>
        Hush,
    }

    static Service ServiceOf(PushKind kind, Recipient r, DateTimeOffset now)
    {
        var (limit, comes) = (r.DueAt + kind.GiveUp(), r.MayCome(kind, now));
        if (now > limit) return Service.TooLate;
        if (comes <= now) return Service.Card;
        return comes <= limit ? Service.Wait : Service.Hush;
    }

    static MadePush Made(PushKind kind, Recipient r, Card? card, string otherwise) =>
        new(r.KeyOf(kind), r.Member.Id, r.DueAt, card is null ? null : CardJson.Write(card), card is null ? otherwise : null);

    // The next moment lies ahead of now, so that after an outage one missed push is made up, not each of them.
    void Plan(Tx tx, Tenant tenant, PushKind kind, IReadOnlyList<Recipient> people)
    {
        var now = time.GetUtcNow();
        var next = people
            .Select(r => (r.Member.Id, At: r.SlotOf(kind).Next(now, r.Zone, tenant.Calendar) ?? now.AddYears(1)))
            .ToArray();
        if (next.Length > 0) DueStore.Plan(tx, tenant.Id, kind, next);
    }

    static bool IsBug(Exception e) => e is not OperationCanceledException && e is not NpgsqlException { IsTransient: true };

    [LoggerMessage(LogLevel.Error, "The cards of {Kind} could not be made for {People} people")]
    static partial void Failed(ILogger log, Exception bug, PushKind kind, int people);
}
