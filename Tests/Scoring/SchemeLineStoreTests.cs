using Dengta.Domain.Basics;
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
                Assert.Equal(choice.On(person.Value, day)?.Lines ?? [], lines.Values);
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
