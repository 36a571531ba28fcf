using System.Diagnostics;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Scoring;

/// <summary>
/// How fast scorecards are made, and how that grows; run by name only, since it fills in five million rows first:
/// <c>./test -explicit only -class '*ScorecardSpeed'</c>.
/// </summary>
public sealed class ScorecardSpeed
{
    static readonly (string Key, decimal Goal)[] Indicators =
    [
        ("visits", 40), ("deals", 4), ("quotes", 5), ("new-customers", 2), ("customers-visited", 20), ("new-customer-visits", 10), ("timeliness", 0.9m),
        ("retention-care", 0.8m),
    ];

    static readonly Period Month = Period.Month(Made.First);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Of_a_thousand_and_of_ten_thousand_people_over_five_million_rows()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await FillAsync(db);
        var tenant = (await TenantStore.LoadAsync(db, Cancellation))[new TenantId(1)];
        foreach (var people in (int[])[1, 100, 1000, 10_000, 1, 100, 1000, 10_000])
        {
            var clock = Stopwatch.StartNew();
            var scored = await ScoreAsync(db, tenant, people);
            TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
                $"{people,6} people: {clock.Elapsed.TotalMilliseconds,8:0.0} ms, {scored / clock.Elapsed.TotalSeconds,7:0} scorecards a second"));
            Assert.Equal(people, scored);
        }
    }

    static async Task<int> ScoreAsync(Db db, Tenant tenant, int count)
    {
        await using var tx = db.Begin();
        var found = ScorecardStore.InUnit(tx, tenant.Id, new UnitId(1), Month);
        await tx.SendAsync(Cancellation);
        Appraised[] people = [.. found.Values.Take(count)];
        var choice = await SchemeStore.LoadAsync(tx, tenant.Id, [.. people.Select(p => p.Id.Value)], Cancellation);
        var cards = await ScorecardStore.OfAsync(tx, tenant, people, choice, Month, Cancellation);
        await tx.CommitAsync(Cancellation);
        return cards.Values.Count(c => c.Total is not null);
    }

    static async Task FillAsync(Db db)
    {
        await using var connection = await db.OpenAsync(Cancellation);
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Scoring", "ScorecardSpeed.sql"), Cancellation);
        await using var fill = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
        await fill.ExecuteNonQueryAsync(Cancellation);
        await using var tx = db.Begin();
        var by = new Decision(DateTimeOffset.UnixEpoch, null, null, "");
        var id = SchemeStore.Add(tx, new TenantId(1), "方案", "Scheme", by);
        await tx.SendAsync(Cancellation);
        var scheme = Made.Scheme([Made.Target(40), Made.Target(20, "collections"), .. Indicators.Select(i => Made.Kpi(i.Key, 5, i.Goal))]) with { Id = id.Value };
        SchemeStore.AddVersion(tx, new TenantId(1), scheme, by);
        SchemeStore.Use(tx, new TenantId(1), id.Value, null, null, Role.Rep, Made.First, by);
        await tx.CommitAsync(Cancellation);
    }
}
