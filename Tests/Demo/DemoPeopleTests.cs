using Dengta.Domain.People;

namespace Dengta.Tests.Demo;

public sealed class DemoPeopleTests(DemoDatabase demo)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "李雷", "Li Lei", Role.Rep, "华东一组", null)]
    [InlineData(2, "韩梅梅", "Han Meimei", Role.Rep, "华东一组", null)]
    [InlineData(3, "王芳", "Wang Fang", Role.Manager, "华东一组", "华东一组")]
    [InlineData(4, "张伟", "Zhang Wei", Role.Director, "灯塔科技", "灯塔科技")]
    [InlineData(5, "陈静", "Chen Jing", Role.Ops, "灯塔科技", null)]
    [InlineData(6, "赵强", "Zhao Qiang", Role.Admin, "灯塔科技", null)]
    [InlineData(14, "黄敏", "Huang Min", Role.Manager, "华南销售部", "华南销售部")]
    public async Task The_people_of_the_story_are_there(int id, string name, string english, Role role, string unit, string? manages)
    {
        await using var tx = (await demo.GetAsync()).Begin();
        var byName = MemberStore.Find(tx, DemoDatabase.Tenant, name);
        var byEnglish = MemberStore.Find(tx, DemoDatabase.Tenant, english);
        var managed = MemberStore.FindUnit(tx, DemoDatabase.Tenant, manages ?? "");
        await tx.CommitAsync(Cancellation);

        Assert.Equal(byName.Value, byEnglish.Value);
        Assert.Equal((id, english, role, unit), (byName.Value!.Id.Value, byName.Value.NameEn, byName.Value.Role, byName.Value.UnitName));
        Assert.Equal(managed.Value, byName.Value.Manages);
    }

    [Fact]
    public async Task Everybody_has_a_name_of_their_own_and_every_unit_a_manager()
    {
        var db = await demo.GetAsync();

        Assert.Equal("24 24 24", await db.AskAsync<string>(
            "select concat_ws(' ', count(*), count(distinct name), count(distinct lower(name_en))) from member"));
        Assert.Equal(7L, await db.AskAsync<long>("""
            select count(*) from unit u join member m on m.tenant_id = u.tenant_id and m.id = u.manager_id
            join unit home on home.tenant_id = m.tenant_id and home.id = m.unit_id
            where u.path @> home.path and m.role in ('manager', 'director')
            """));
        Assert.Equal(4L, await db.AskAsync<long>("""
            select count(*) from unit u where cardinality(path) = 3
            and (select count(*) from member m where m.tenant_id = u.tenant_id and m.unit_id = u.id and m.role = 'rep') = 4
            """));
    }

    [Fact]
    public async Task Everybody_who_sells_has_targets_for_every_month_of_theirs()
    {
        // From joining, or August 2025, to March 2027.
        var gaps = await (await demo.GetAsync()).AskAsync<long>("""
            select count(*) from member m
            cross join generate_series(timestamp '2025-08-01', '2027-03-01', '1 month') month
            cross join unnest(array['revenue', 'collections', 'visits']) metric
            where m.role in ('rep', 'manager') and month >= date_trunc('month', m.joined_on)
              and not exists (
                select from target t
                where t.tenant_id = m.tenant_id and t.member_id = m.id and t.month = month::date and t.metric = metric and t.stretch > t.base)
            """);

        Assert.Equal(0L, gaps);
        Assert.Equal(21L, await (await demo.GetAsync()).AskAsync<long>("select count(distinct member_id) from target where month = '2026-11-01'"));
    }

    [Fact]
    public async Task Two_newcomers_start_with_less()
    {
        var first = await (await demo.GetAsync()).AskAllAsync("""
            select array_agg(t.base order by t.month) from member m join target t on t.tenant_id = m.tenant_id and t.member_id = m.id
            where m.joined_on > date '2026-11-24' - 92 and t.metric = 'revenue' and t.month <= '2027-02-01' group by m.id order by m.id
            """, r => r.GetFieldValue<decimal[]>(0));

        Assert.Equal(2, first.Count);
        Assert.All(first, bases => Assert.Equal(bases.Order(), bases));
        Assert.All(first, bases => Assert.InRange(bases[0] / bases[^1], 0.2m, 0.5m));
    }
}
