using System.Globalization;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.BotApp.Tools;

/// <summary><c>jobs list</c>, <c>jobs run KIND</c>: what the clock sends, for an operator to look at or rehearse.</summary>
/// <param name="AsOf">A local time of the company; null: now.</param>
/// <param name="IsRehearsal">The cards are printed, nothing is kept and nothing sent.</param>
sealed record JobsTool(PushKind? Kind, DateTime? AsOf, bool IsRehearsal)
{
    public const string Help = """
        jobs list                         every push: whom it is for, when the next is due
        jobs run KIND --dry-run [--as-of 2026-11-23T09:00]
                                          prints the cards as they would go out at that local time; nothing is kept
        jobs run KIND                     makes what is due now; what was made before is not made again
        """;

    const int Most = 1000;

    /// <summary>Reads the arguments after <c>jobs</c>; null where they make no sense. What is left over says where the database is.</summary>
    public static (JobsTool Tool, string[] Others)? Parse(string[] args)
    {
        if (args is ["list", .. var others]) return (new(null, null, true), others);
        if (args is not ["run", var name, .. var rest] || PushKinds.Find(name) is not { } kind) return null;
        var dry = rest.Contains("--dry-run");
        rest = [.. rest.Where(a => a != "--dry-run")];
        if (Array.IndexOf(rest, "--as-of") is not (>= 0 and var at)) return (new(kind, null, dry), rest);
        // Past cards are never sent afterwards: a moment can be named for a rehearsal only.
        if (!dry || at + 1 == rest.Length || !DateTime.TryParse(rest[at + 1], CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)) return null;
        return (new(kind, asOf, dry), [.. rest[..at], .. rest[(at + 2)..]]);
    }

    public async Task<int> RunAsync(Db db)
    {
        var tenants = await TenantStore.LoadAsync(db, CancellationToken.None);
        var time = TimeProvider.System;
        if (Kind is not { } kind)
            foreach (var tenant in tenants.All) await ListAsync(db, tenant);
        else if (!IsRehearsal)
            await new ServePushes(db, [Pushes.Of(kind, time)], time, NullLogger<ServePushes>.Instance).RunAsync(CancellationToken.None);
        else
            foreach (var tenant in tenants.All) await RehearseAsync(db, tenant, kind, MomentOf(tenant, time));
        return 0;
    }

    static async Task ListAsync(Db db, Tenant tenant)
    {
        await using var tx = db.Begin();
        var outlooks = Enum.GetValues<PushKind>().Select(k => (Kind: k, Ahead: DueStore.Outlook(tx, tenant.Id, k))).ToArray();
        await tx.CommitAsync(CancellationToken.None);
        Console.WriteLine(tenant.Name);
        foreach (var (kind, ahead) in outlooks)
        {
            var next = ahead.Value.Next is { } at ? TimeZoneInfo.ConvertTime(at, tenant.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "not planned yet";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Stored(),-18} {ahead.Value.People,6} people   next {next}"));
        }
    }

    static async Task RehearseAsync(Db db, Tenant tenant, PushKind kind, DateTimeOffset moment)
    {
        var push = Pushes.Of(kind, new StoppedClock(moment));
        await using var tx = db.Begin();
        var people = DueStore.AsIfDue(tx, tenant, kind, moment, Most);
        await tx.SendAsync(CancellationToken.None);
        var cards = await push.MakeAsync(tx, tenant, [.. people.Values.Where(r => !r.Spared)], CancellationToken.None);
        foreach (var r in people.Values.Where(r => cards.ContainsKey(r.Member.Id)))
            Console.WriteLine($"— {r.Member.Name} ({r.Member.NameEn})\n{PlainText.Of(cards[r.Member.Id])}\n");
        Console.WriteLine($"{tenant.Name}: {cards.Count} of {people.Values.Count} people would get a card. Nothing was kept.");
    }

    DateTimeOffset MomentOf(Tenant tenant, TimeProvider time) => AsOf is { } local
        ? new DateTimeOffset(local, tenant.Zone.GetUtcOffset(local)).ToUniversalTime()
        : time.GetUtcNow();

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
