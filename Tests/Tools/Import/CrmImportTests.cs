using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Tools.Import;

/// <summary>A real export comes in whole, where it is at hand. The numbers are those of its own files, counted by hand-written SQL.</summary>
public sealed class CrmImportTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_of_a_sales_team_comes_in_whole()
    {
        var folder = Folder();
        await using var bench = await ImportBench.OpenAsync("USD", Language.English, "America/New_York");

        await ImportAllAsync(bench, folder);

        Assert.Equal("35 6 3", await bench.AskAsync<string>("""
            select concat_ws(' ', (select count(*) from member where role = 'rep'), (select count(*) from member where role = 'manager'),
                (select count(*) from unit where name in ('Central', 'East', 'West') and cardinality(path) = 2))
            """));
        Assert.Equal("Cara Losch:East:6 Celia Rouche:West:6 Dustin Brinkmann:Central:5 Melvin Marxen:Central:6 Rocco Neubert:East:6 Summer Sewald:West:6", await bench.AskAsync<string>("""
            select string_agg(name || ':' || office || ':' || reps, ' ' order by name) from (
                select b.name, o.name office, count(*) reps
                from member r join unit t on t.id = r.unit_id join member b on b.id = t.manager_id join unit o on o.id = t.parent_id
                where r.role = 'rep' group by 1, 2) x
            """));
        Assert.Equal("4238 10005534 2017-03-01 2017-12-31 30", await bench.AskAsync<string>("""
            select concat_ws(' ', count(*), trim_scale(sum(amount)), min(business_date), max(business_date), count(distinct member_id)) from entry where kind = 2 and currency = 'USD'
            """));
        Assert.Equal("4238 10005534", await bench.AskAsync<string>("select concat_ws(' ', trim_scale(sum(count)), trim_scale(sum(amount))) from progress_day"));
        Assert.Equal("Darcel Schlecht 349 1153214", await bench.AskAsync<string>("""
            select concat_ws(' ', m.name, count(*), trim_scale(sum(e.amount))) from entry e join member m on m.id = e.member_id group by m.name order by sum(e.amount) desc limit 1
            """));
        Assert.Equal("85 8800 4562 7", await bench.AskAsync<string>("""
            select concat_ws(' ', (select count(*) from customer), (select count(*) from import_row where sheet = 'deals'),
                (select count(*) from import_row where sheet = 'deals' and entry_id is null), (select count(*) from import_row where sheet = 'products'))
            """));
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
    }

    [Fact]
    public async Task Its_dirt_is_listed()
    {
        var folder = Folder();
        await using var bench = await ImportBench.OpenAsync("USD", Language.English, "America/New_York");

        var deals = await ImportAllAsync(bench, folder);

        Assert.Contains("1,480 rows (lines 3, 13, 20, 31, 34, …): the product \"GTXPro\" is not in the list; \"GTX Pro\" is written alike", deals.Text, StringComparison.Ordinal);
        Assert.Contains("1,425 rows (lines 11, 44, 46, 58, 62, …): an open deal without a customer", deals.Text, StringComparison.Ordinal);
        Assert.Contains("2,473 lost and 2,089 open deals are remembered", deals.Text, StringComparison.Ordinal);
        Assert.Contains("Won in the file: 4,238 deals worth 10,005,534 USD; booked: 4,238 deals worth 10,005,534 USD.", deals.Text, StringComparison.Ordinal);
        Assert.Contains("Reps without a won deal in the file: Mei-Mei Johns, Elizabeth Anderson, Natalya Ivanova, Carol Thompson, Carl Lin.", deals.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_time_it_changes_nothing()
    {
        var folder = Folder();
        await using var bench = await ImportBench.OpenAsync("USD", Language.English, "America/New_York");
        await ImportAllAsync(bench, folder);

        var again = await ImportAllAsync(bench, folder);

        Assert.Contains("8,800 rows: 0 new, 8,800 there already, 0 remembered anew, 0 differing, 0 with errors.", again.Text, StringComparison.Ordinal);
        Assert.Equal("4238 41 85 4", await bench.AskAsync<string>("""
            select concat_ws(' ', (select count(*) from entry), (select count(*) from member), (select count(*) from customer), (select count(*) from inbox))
            """));
    }

    /// <summary>The facts of the check and the split of 3,000,000 over the managers' teams, against sums by SQL of their own.</summary>
    [Fact]
    public async Task A_fourth_quarter_for_each_manager_is_checked_against_what_sql_counts()
    {
        var folder = Folder();
        await using var bench = await ImportBench.OpenAsync("USD", Language.English, "America/New_York");
        await ImportAllAsync(bench, folder);
        var (quarter, eve) = (Period.Quarter(new(2017, 10, 1)), new DateOnly(2017, 9, 30));
        var teams = await bench.Db.RowsAsync(QuartersOfTeams, r => (Unit: new UnitId(r.GetInt32(0)), Quarters: r.GetFieldValue<decimal[]>(1)), Cancel);
        Assert.Equal(6, teams.Count);

        await using var tx = bench.Db.Begin();
        var past = await SmartFactsStore.OfAsync(tx, ImportBench.Tenant, [.. teams.Select(t => new TargetKey(TargetOwner.Of(t.Unit), TargetMetric.Revenue, quarter))], "USD", eve.AddDays(1), Cancel);
        var offices = await bench.Db.RowsAsync(Offices, r => new UnitId(r.GetInt32(0)), Cancel);
        var below = offices.Select(o => SplitStore.Owners(
            tx, ImportBench.Tenant, new(TargetOwner.Of(o), TargetMetric.Revenue, quarter), default, "USD", eve.AddDays(1))).ToArray();
        await tx.CommitAsync(Cancel);

        var shares = below.SelectMany(b => b.Values).Select(b => b.Share).Where(b => b.Owner.Kind == OwnerKind.Unit).ToArray();
        var split = OwnerSplit.Of(3_000_000, quarter, shares, OwnerMethod.History, 1, WorkCalendar.Plain, OwnerSplit.UsualRamp).Value!;
        Assert.Equal(3_000_000, split.Parts.Sum(p => p.Amount));
        var all = teams.Sum(t => t.Quarters.Sum());
        foreach (var team in teams)
        {
            var part = split.Parts.Single(p => p.To == TargetOwner.Of(team.Unit)).Amount;
            Assert.InRange(part - 3_000_000 * team.Quarters.Sum() / all, -1, 1);
            var known = past.Facts(new(TargetOwner.Of(team.Unit), TargetMetric.Revenue, quarter), part);
            // The newest first; the year before the export began there was nothing.
            Assert.Equal(team.Quarters.Reverse(), known.History);
            Assert.Null(known.YearBefore);
            var said = SmartCheck.Of(known, a => a.ToString("0", System.Globalization.CultureInfo.InvariantCulture)).Findings;
            var (best, median) = (team.Quarters.Max(), team.Quarters.Order().ElementAt(1));
            Assert.Contains(said, f => f.English == System.FormattableString.Invariant($"{part / best:P0} of the best ({best:0}), {part / median:P0} of the median ({median:0})").Replace(" %", "%", StringComparison.Ordinal));
        }
        // With a target of exactly 4/9 of what those with all three quarters brought, so that SQL needs no rounding of its own.
        foreach (var (unit, people, likely) in await bench.Db.RowsAsync(LikelyOfTeams, r => (new UnitId(r.GetInt32(0)), r.GetInt64(1), r.GetInt64(2)), Cancel))
        {
            var key = new TargetKey(TargetOwner.Of(unit), TargetMetric.Revenue, quarter);
            var said = SmartCheck.Of(past.Facts(key, teams.Single(t => t.Unit == unit).Quarters.Sum() * 4 / 9), a => $"{a}").Findings;
            Assert.Contains(said, f => f.English == $"by their own histories {likely} of {people} people are likely to reach their part");
        }
    }

    /// <summary>Of those in each team with all three quarters, who reached 4/9 of their own sum in at least one of them.</summary>
    static readonly Sql LikelyOfTeams = new("""
        with q as (
            select m.unit_id, e.member_id, sum(e.amount) as won from entry e join member m on m.id = e.member_id
            where e.kind = 2 and e.business_date between '2017-01-01' and '2017-09-30' group by m.unit_id, e.member_id, extract(quarter from e.business_date)),
        p as (select q.unit_id, q.member_id, sum(q.won) as won, array_agg(q.won) as quarters from q group by q.unit_id, q.member_id having count(*) = 3)
        select p.unit_id, count(*), count(*) filter (where (select count(*) from unnest(p.quarters) w where w >= p.won * 4 / 9) * 10 >= 3 * cardinality(p.quarters))
        from p group by p.unit_id
        """);

    static readonly Sql QuartersOfTeams = new("""
        select t.id, array_agg(q.won order by q.n)
        from unit t cross join lateral (
            select n, (select sum(e.amount) from entry e join member m on m.id = e.member_id
                       where m.unit_id = t.id and e.kind = 2 and extract(year from e.business_date) = 2017 and extract(quarter from e.business_date) = n) won
            from generate_series(1, 3) n) q
        where cardinality(t.path) = 3 group by t.id order by t.id
        """);

    static readonly Sql Offices = new("select u.id from unit u where cardinality(u.path) = 2 order by u.id");

    /// <returns>What the import of the deals said.</returns>
    static async Task<Answered> ImportAllAsync(ImportBench bench, string folder)
    {
        foreach (var (sheet, file, options) in ((string, string, string[])[])
            [("people", "sales_teams.csv", ["--joined", "2016-10-01"]), ("customers", "accounts.csv", []), ("products", "products.csv", [])])
        {
            var answered = await bench.ImportAsync(sheet, Path.Combine(folder, file), options);
            Assert.True(answered.Exit == 0, answered.Text);
        }
        var deals = await bench.ImportAsync("deals", Path.Combine(folder, "sales_pipeline.csv"));
        Assert.True(deals.Exit == 0, deals.Text);
        return deals;
    }

    static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "crm") is var crm && Directory.Exists(crm))
                return crm;
        Assert.Skip("The shared export of a sales team is not here.");
        return "";
    }
}
