using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Demo;

public sealed class DemoStandingTests(DemoDatabase demo)
{
    const string Currency = "CNY";

    static readonly Period Month = Period.Month(DemoDatabase.Today);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Some_have_reached_the_month_some_are_on_pace_and_some_are_not()
    {
        var standings = new List<Standing>();
        foreach (var (id, name, role) in await PeopleAsync())
        {
            var all = await AttainmentsAsync(id);
            TestContext.Current.TestOutputHelper?.WriteLine($"{id,2} {name} {role} " + string.Join("  ", all.Select(a =>
                FormattableString.Invariant($"{a.Metric} {a.Actual:0}/{a.Base:0} {a.Share:0.00} {a.Standing}"))));
            if (role == "rep") standings.Add(all.Single(a => a.Metric == TargetMetric.Revenue).Standing);
        }

        Assert.Equal(16, standings.Count);
        Assert.InRange(standings.Count(s => s is Standing.Reached or Standing.OnPace) / 16m, 0.15m, 0.75m);
        Assert.All(Enum.GetValues<Standing>(), s => Assert.Contains(s, standings));
    }

    [Fact]
    public async Task A_deal_of_580_000_takes_Li_Lei_from_behind_over_the_base_but_not_to_the_stretch()
    {
        var revenue = (await AttainmentsAsync(1)).Single(a => a.Metric == TargetMetric.Revenue);

        Assert.Equal(833_000m, revenue.Base);
        Assert.InRange(revenue.Share / revenue.Pace!.Value, 0.7m, 0.8m);
        Assert.InRange(revenue.Actual + 580_000, revenue.Base, revenue.Stretch!.Value - 1);
    }

    [Fact]
    public async Task Quarter_ends_are_strong_and_the_Spring_Festival_is_weak()
    {
        var revenue = (await (await demo.GetAsync()).AskAllAsync("""
            select date_trunc('month', day)::date, sum(amount) from progress_day where kind = 2 and day < '2026-11-01' group by 1
            """, r => (r.GetFieldValue<DateOnly>(0), r.GetDecimal(1)))).ToDictionary();

        Assert.Equal(new DateOnly(2026, 2, 1), revenue.MinBy(m => m.Value).Key);
        Assert.True(revenue[new(2025, 12, 1)] > revenue[new(2025, 11, 1)]);
        Assert.True(revenue[new(2026, 3, 1)] > revenue[new(2026, 4, 1)]);
        Assert.True(revenue[new(2026, 9, 1)] > revenue[new(2026, 8, 1)]);
    }

    [Fact]
    public async Task Strong_people_sell_twice_what_weak_ones_do()
    {
        var years = await (await demo.GetAsync()).AskAllAsync("""
            select sum(p.amount) from progress_day p join member m on m.tenant_id = p.tenant_id and m.id = p.member_id
            where p.kind = 2 and m.role = 'rep' and m.joined_on < '2025-08-01' group by m.id
            """, r => r.GetDecimal(0));

        Assert.InRange(years.Max() / years.Min(), 1.5m, 3m);
    }

    [Fact]
    public async Task The_parts_of_the_company_add_up_to_the_whole()
    {
        var db = await demo.GetAsync();
        await using var tx = db.Begin();
        var units = Enumerable.Range(1, 7).ToDictionary(u => u, u => ProgressStore.OfUnit(tx, DemoDatabase.Tenant, new UnitId(u), Period.Year(DemoDatabase.Today)));
        var head = ProgressStore.OfMember(tx, DemoDatabase.Tenant, new MemberId(14), Period.Year(DemoDatabase.Today));
        await tx.CommitAsync(Cancellation);

        foreach (var metric in (TargetMetric[])[TargetMetric.Revenue, TargetMetric.Collections, TargetMetric.Visits, TargetMetric.Customers])
        {
            Assert.True(Actual(1) > 0);
            Assert.Equal(Actual(1), Actual(2) + Actual(3));
            Assert.Equal(Actual(2), Actual(4) + Actual(5));
            Assert.Equal(Actual(3), Actual(6) + Actual(7) + head.Value!.Actual(metric, Currency));
            Assert.Equal(Base(1), Base(2) + Base(3));
            Assert.Equal(Base(2), Base(4) + Base(5));
            decimal Actual(int unit) => units[unit].Value!.Actual(metric, Currency);
            decimal Base(int unit) => units[unit].Value!.Targets.Where(t => t.Metric == metric).Sum(t => t.Base);
        }
    }

    async Task<IReadOnlyList<(int Id, string Name, string Role)>> PeopleAsync() => await (await demo.GetAsync()).AskAllAsync(
        "select id, name, role from member where role in ('rep', 'manager') order by id", r => (r.GetInt32(0), r.GetString(1), r.GetString(2)));

    async Task<IReadOnlyList<Attainment>> AttainmentsAsync(int member)
    {
        var db = await demo.GetAsync();
        var calendar = (await TenantStore.LoadAsync(db, Cancellation))[DemoDatabase.Tenant].Calendar;
        await using var tx = db.Begin();
        var progress = ProgressStore.OfMember(tx, DemoDatabase.Tenant, new MemberId(member), Month);
        await tx.CommitAsync(Cancellation);
        return [.. Attainment.Of(progress.Value!, DemoDatabase.Today, calendar, Currency)];
    }
}
