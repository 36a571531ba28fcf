using System.Diagnostics;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Adjustments;

/// <summary>A company of 10,000 people and twelve months in one change set; run by name, since it takes a while.</summary>
public sealed class LargeChangeSetTests(ITestOutputHelper output)
{
    const int People = 10_000;

    static readonly TenantId Tenant = new(1);

    [Fact(Explicit = true)]
    public async Task A_year_of_ten_thousand_people_is_one_change_set_whose_diff_has_pages()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await FillAsync(db);
        var watch = Stopwatch.StartNew();

        var people = Splitting.ByWeight(100_000_000_000, [.. Enumerable.Range(1, People).Select(p => (TargetOwner.Of(new MemberId(p)), (decimal)(p % 97 + 1)))], 1);
        var year = Enumerable.Range(1, 12).Select(m => (Period.Month(new DateOnly(2027, m, 1)), 1m)).ToArray();
        var items = PeopleByMonths.Of([.. people.Parts.Select(p => (p.To, new Goal(p.Amount, null)))], year).Select(p => Item(p.Owner, p.Month, p.Goal)).ToArray();
        output.WriteLine($"split {watch.Elapsed.TotalSeconds:0.00} s, {items.Length} parts");
        await using var tx = db.Begin();
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        var set = ChangeSetStore.Draft(tx, Tenant, new MemberId(1), now, new InboxId(1), new DateOnly(2026, 11, 24), null, null, items);
        await tx.SendAsync(cancel);
        output.WriteLine($"drafted {watch.Elapsed.TotalSeconds:0.00} s");
        var obstacles = ChangeSetStore.Check(tx, Tenant, set.Value, new MemberId(People + 1), new UnitId(1), true, new DateOnly(2026, 11, 23));
        ChangeSetStore.SetState(tx, Tenant, set.Value, ChangeState.Applied, now, new MemberId(1));
        ChangeSetStore.Apply(tx, Tenant, set.Value, now, new InboxId(1));
        var told = NoticeStore.Notify(tx, Tenant, set.Value, new MemberId(1));
        await tx.CommitAsync(cancel);
        watch.Stop();
        output.WriteLine($"saved {watch.Elapsed.TotalSeconds:0.00} s, {told.Values.Count} people told");

        Assert.Equal(100_000_000_000, items.Sum(i => i.New.Base));
        Assert.False(obstacles.Value.Overtaken || obstacles.Value.Forbidden);
        Assert.Equal(12L * People, await db.AskAsync<long>("select count(*) from target"));
        Assert.Empty(await TargetCheckStore.RunAsync(db, cancel));
        watch.Restart();
        await using var page = db.Begin();
        var lines = ChangeSetStore.Items(page, Tenant, set.Value, 60_000, ChangeCard.PageSize);
        await page.CommitAsync(cancel);
        output.WriteLine($"a page {watch.Elapsed.TotalMilliseconds:0} ms");
        Assert.Equal(60_001, lines.Values[0].Line);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
    }

    static TargetChangeItem Item(TargetOwner owner, Period period, Goal goal) =>
        new(new(owner, TargetMetric.Revenue, period), null, goal, "CNY", period.Start, null, goal);

    static async Task FillAsync(Db db)
    {
        await using var tx = db.Begin();
        TenantStore.Add(tx, Tenant, "大公司", "Asia/Shanghai", "CNY", Language.Chinese);
        await tx.CommitAsync(TestContext.Current.CancellationToken);
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            $"insert into member (tenant_id, unit_id, name, name_en, role, joined_on) select 1, 1, '人' || i, 'Person ' || i, 'rep', '2020-01-01' from generate_series(1, {People}) i; analyze", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
