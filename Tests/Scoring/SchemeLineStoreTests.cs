using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Scoring;

/// <summary>The statement for one person says what the rule says.</summary>
public sealed class SchemeLineStoreTests
{
    static readonly TenantId Tenant = new(1);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_agrees_with_the_rule_for_everybody_on_any_day(int seed)
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await using var tx = db.Begin();
        await DecideAsync(tx, new Random(seed));
        int[] people = [.. Enumerable.Range(1, 24)];
        var choice = await SchemeStore.LoadAsync(tx, Tenant, people, Cancellation);
        var appraised = people.Select(p => ScorecardStore.Find(tx, Tenant, new MemberId(p))).ToArray();
        await tx.SendAsync(Cancellation);
        foreach (var person in appraised)
            for (var day = new DateOnly(2026, 10, 28); day < new DateOnly(2026, 12, 3); day = day.AddDays(5))
            {
                var lines = SchemeLineStore.Of(tx, Tenant, person.Value!.Id, day);
                await tx.SendAsync(Cancellation);
                Assert.Equal(choice.On(person.Value, day)?.Lines ?? [], lines.Values.Select(l => l.Line));
            }
    }

    [Fact]
    public async Task An_own_indicator_comes_in_the_version_that_holds_for_the_period_of_the_scheme()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await using var tx = db.Begin();
        foreach (var (version, from) in ((int, DateOnly)[])[(1, new(2026, 10, 1)), (2, new(2026, 11, 1)), (3, new(2026, 12, 1))])
            OwnIndicatorStore.Add(tx, Tenant, Made.Own() with { Key = "own-1", Version = version, From = from }, DateTimeOffset.UnixEpoch, new(5), new(1));
        var by = new Decision(DateTimeOffset.UnixEpoch, new MemberId(5), null, "test");
        foreach (var cycle in (PeriodKind[])[PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year])
        {
            var id = SchemeStore.Add(tx, Tenant, "自有", "Own", by);
            await tx.SendAsync(Cancellation);
            SchemeStore.AddVersion(tx, Tenant, Made.Scheme(Made.Target(60), Made.Kpi("own-1", 40, 3)) with { Id = id.Value, Version = 1, From = new(2026, 1, 1), Cycle = cycle }, by);
            SchemeStore.Use(tx, Tenant, id.Value, new MemberId(1), null, null, new(2026, 1, 1), by);
            var choice = await SchemeStore.LoadAsync(tx, Tenant, [1], Cancellation);
            var person = ScorecardStore.Find(tx, Tenant, new MemberId(1));
            await tx.SendAsync(Cancellation);
            foreach (var day in (DateOnly[])[new(2026, 9, 30), new(2026, 10, 31), new(2026, 11, 1), new(2026, 12, 31), new(2027, 1, 1), new(2027, 8, 1)])
            {
                var lines = SchemeLineStore.Of(tx, Tenant, new(1), day);
                await tx.SendAsync(Cancellation);
                Assert.Equal(choice.On(person.Value!, day)!.Lines[1].Indicator!.Own!.Version, lines.Values[1].Line.Indicator!.Own!.Version);
                Assert.Equal(3m / cycle.Months(), lines.Values[1].OfMonth.Goal);
            }
        }
    }

    static async Task DecideAsync(Tx tx, Random random)
    {
        for (var i = 0; i < 25; i++)
        {
            var by = new Decision(DateTimeOffset.UnixEpoch, new MemberId(5), null, "test");
            var from = new DateOnly(2026, 11, 1).AddDays(random.Next(0, 30));
            var id = SchemeStore.Add(tx, Tenant, $"方案{i}", $"Scheme {i}", by);
            await tx.SendAsync(Cancellation);
            for (var version = 1; version <= random.Next(1, 3); version++)
                SchemeStore.AddVersion(tx, Tenant, Made.Scheme(Made.Target(60), Made.Kpi("visits", 40, i + version)) with { Id = id.Value, Version = version, From = from.AddDays(version) }, by);
            SchemeId? chosen = random.Next(4) == 0 ? null : id.Value;
            var whose = random.Next(4);
            SchemeStore.Use(
                tx, Tenant, chosen, whose == 0 ? new MemberId(random.Next(1, 25)) : null, whose == 1 ? new UnitId(random.Next(1, 8)) : null,
                whose == 2 ? (Role)random.Next(0, 3) : null, from, by);
            SchemeStore.Override(tx, Tenant, new(new MemberId(random.Next(1, 25)), Part.Kpi, "visits", random.Next(3) == 0 ? null : i + 1, null, from, "", 0), by);
        }
    }
}
