using Dengta.Domain.Ledger;
using MiniExcelLibs;

namespace Dengta.Tests.Tools.Import;

/// <summary>A small company comes in whole, and a second time changes nothing.</summary>
public sealed class CompanyImportTests
{
    const string Everything = """
        select md5(string_agg(row, '|' order by row)) from (
            select m::text row from member m union all select u::text from unit u union all select c::text from customer c
            union all select n::text from customer_name n union all select e::text from entry e union all select p::text from progress_day p
            union all select t::text from target t union all select i::text from inbox i union all select r::text from import_row r
            union all select a::text from audit a) x
        """;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_organisation_comes_with_its_managers()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        // 高原 has no row of the own, 陆鸣 is two people.
        Assert.Equal("方远:director:恒星科技 江川:rep:华北一组 程曦:manager:华东一组 苏禾:rep:华东一组 陆鸣:rep:华东一组 陆鸣:rep:华北一组 高原:manager:华北一组", await bench.AskAsync<string>("""
            select string_agg(m.name || ':' || m.role || ':' || u.name, ' ' order by m.name collate "C", m.id)
            from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
            """));
        Assert.Equal("华东:方远 华东一组:程曦 华北:- 华北一组:高原 恒星科技:-", await bench.AskAsync<string>("""
            select string_agg(u.name || ':' || coalesce(m.name, '-'), ' ' order by array_position(array['华东', '华东一组', '华北', '华北一组', '恒星科技'], u.name))
            from unit u left join member m on m.tenant_id = u.tenant_id and m.id = u.manager_id
            """));
    }

    [Fact]
    public async Task Deals_keep_their_owners_days_amounts_and_costs()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        Assert.Equal("""
            003 北辰重工有限公司 2026-01-15 1200000 CNY 800000
            004 南风食品, 股份有限公司 2026-01-16 585000 CNY 
            004 =西岭数据 2026-02-03 3000 CNY 
            005 北辰重工有限公司 2026-02-09 900 USD 
            """.ReplaceLineEndings("\n"), await bench.AskAsync<string>("""
            select string_agg(concat_ws(' ', r.key, c.name, e.business_date, trim_scale(e.amount), e.currency, coalesce(trim_scale(e.cost)::text, '')), E'\n' order by e.id)
            from entry e join import_row r on r.tenant_id = e.tenant_id and r.sheet = 'people' and r.member_id = e.member_id
            join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
            """));
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
        Assert.Equal(588_000m, await bench.AskAsync<decimal>("""
            select sum(p.amount) from progress_day p join import_row r on r.sheet = 'people' and r.member_id = p.member_id where r.key = '004'
            """));
    }

    [Fact]
    public async Task Customers_keep_their_owners_and_days_and_are_nobodys_work_of_today()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);
        await bench.ImportTextAsync("customers", "customer,owner\n东湖茶业,苏禾\n");

        Assert.Equal("=西岭数据:-:2026-11-24 东湖茶业:-:2026-11-24 北辰重工有限公司:003:2020-01-05 南风食品, 股份有限公司:004:2021-03-01", await bench.AskAsync<string>("""
            select string_agg(c.name || ':' || coalesce(r.key, '-') || ':' || (c.created_at at time zone 'Asia/Shanghai')::date, ' ' order by c.name collate "C")
            from customer c left join import_row r on r.tenant_id = c.tenant_id and r.sheet = 'people' and r.member_id = c.created_by
            """));
        Assert.Equal("苏禾", await bench.AskAsync<string>("select facts ->> 'owner' from import_row where key = '东湖茶业'"));
    }

    [Fact]
    public async Task What_is_not_booked_is_remembered_and_said()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", Hengxing.People);
        await bench.ImportTextAsync("customers", Hengxing.Customers);

        var answered = await bench.ImportTextAsync("deals", Hengxing.Deals);

        Assert.Contains("1 lost and 1 open deals are remembered, but stand in no sum", answered.Text, StringComparison.Ordinal);
        Assert.Contains("line 5: an open deal without a customer", answered.Text, StringComparison.Ordinal);
        Assert.Contains("The company counts in CNY", answered.Text, StringComparison.Ordinal);
        Assert.Equal("跟进中", await bench.AskAsync<string>("select facts ->> 'stage' from import_row where key = 'D4' and entry_id is null"));
        Assert.Equal("喜欢喝茶", await bench.AskAsync<string>("select facts ->> '备注' from import_row where key = '002' and sheet = 'people'"));
    }

    [Fact]
    public async Task Targets_stand_where_progress_looks_for_them()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        Assert.Equal("revenue 500000 600000 CNY,visits 30 - -", await bench.AskAsync<string>("""
            select string_agg(concat_ws(' ', t.metric, trim_scale(t.base), coalesce(trim_scale(t.stretch)::text, '-'), coalesce(t.currency, '-')), ',' order by t.metric)
            from target t join member m on m.tenant_id = t.tenant_id and m.id = t.member_id where m.name = '苏禾' and t.month = '2026-01-01'
            """));
    }

    [Fact]
    public async Task A_second_time_changes_nothing()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);
        var before = await bench.AskAsync<string>(Everything);

        await Hengxing.ImportAsync(bench);

        Assert.Equal(before, await bench.AskAsync<string>(Everything));
    }

    [Fact]
    public async Task The_same_deals_from_an_Excel_file_are_the_same()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);
        var path = bench.Write("deals.xlsx", []);
        File.Delete(path);
        MiniExcel.SaveAs(path, new[]
        {
            new { 编号 = "D1", 销售 = "003", 客户 = "北辰重工有限公司", 签约日期 = new DateTime(2026, 1, 15), 金额 = 1_200_000d, 阶段 = "赢单", 产品 = "泵", 成本 = (double?)800_000 },
            new { 编号 = "D2", 销售 = "苏禾", 客户 = "南风食品", 签约日期 = new DateTime(2026, 1, 16), 金额 = 585_000d, 阶段 = "赢单", 产品 = "阀", 成本 = (double?)null },
            new { 编号 = "D7", 销售 = "苏禾", 客户 = "南风食品", 签约日期 = new DateTime(2026, 1, 17), 金额 = 0.1 + 0.2, 阶段 = "赢单", 产品 = "阀", 成本 = (double?)null },
        });

        var answered = await bench.ImportAsync("deals", path);

        Assert.Contains("3 rows: 1 new, 2 there already, 0 remembered anew, 0 differing", answered.Text, StringComparison.Ordinal);
        Assert.Equal(0.3m, await bench.AskAsync<decimal>("select amount from entry e join import_row r on r.entry_id = e.id where r.key = 'D7'"));
    }

    [Fact]
    public async Task Deals_without_an_id_are_known_by_what_they_say()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", Hengxing.People);
        const string deals = "owner,customer,date,amount\n苏禾,甲乙,2026-01-15,5\n苏禾,甲乙,2026-01-15,5\n江川,甲乙,2026-01-15,5\n";

        var first = await bench.ImportTextAsync("deals", deals, "--new-customers");
        Assert.Contains("line 3: says the same as an earlier row; both count", first.Text, StringComparison.Ordinal);
        Assert.Contains("The file gives its deals no id", first.Text, StringComparison.Ordinal);
        Assert.Contains("3 there already", (await bench.ImportTextAsync("deals", deals, "--new-customers")).Text, StringComparison.Ordinal);
        Assert.Equal(15m, await bench.AskAsync<decimal>("select sum(amount) from progress_day"));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        await using var bench = await ImportBench.OpenAsync();
        var before = await bench.AskAsync<string>(Everything);

        var dry = await bench.ImportTextAsync("people", Hengxing.People, "--dry-run");

        Assert.Contains("6 rows: 6 to add", dry.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was written", dry.Text, StringComparison.Ordinal);
        Assert.Equal(before, await bench.AskAsync<string>(Everything));
    }

    [Fact]
    public async Task A_changed_row_is_reported_and_not_applied()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);
        var before = await bench.AskAsync<string>(Everything);

        var answered = await bench.ImportTextAsync("deals", Hengxing.Deals.Replace("58.5万", "60万", StringComparison.Ordinal));

        Assert.Contains("differs: line 3, \"D2\": amount was \"585000\", is now \"600000\". Not changed here; the owner corrects", answered.Text, StringComparison.Ordinal);
        Assert.Equal(0, answered.Exit);
        Assert.Equal(before, await bench.AskAsync<string>(Everything));
    }

    [Fact]
    public async Task An_open_deal_that_is_won_in_a_later_file_is_booked_then()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        var answered = await bench.ImportTextAsync("deals", Hengxing.Deals.Replace("D4,江川,,,,跟进中", "D4,江川,北辰重工,2026-03-01,700,赢单", StringComparison.Ordinal));

        Assert.Contains("0 new, 5 there already, 1 remembered anew, 0 differing", answered.Text, StringComparison.Ordinal);
        Assert.Equal(700m, await bench.AskAsync<decimal>("select amount from entry e join import_row r on r.entry_id = e.id where r.key = 'D4'"));
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
    }

    [Fact]
    public async Task New_rows_of_a_later_file_come_to_those_there_are()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        await bench.ImportTextAsync("people", Hengxing.People + "\n007,白露,Bai Lu,,高原,华北,华北一组,2026-11-02,");

        Assert.Equal("华北一组", await bench.AskAsync<string>("select u.name from member m join unit u on u.id = m.unit_id where m.name = '白露'"));
        Assert.Equal(8L, await bench.CountAsync("member"));
        Assert.Equal(5L, await bench.CountAsync("unit"));
    }

    [Fact]
    public async Task Everything_names_the_file_it_came_from()
    {
        await using var bench = await ImportBench.OpenAsync();
        await Hengxing.ImportAsync(bench);

        Assert.Equal(0L, await bench.CountAsync("""
            entry e where not exists (
                select from inbox i where i.tenant_id = e.tenant_id and i.id = e.inbox_id and i.id < 0 and i.key like 'import:deals:import:%' and i.member_id is null)
            """));
        Assert.Equal("import deals deals.csv", await bench.AskAsync<string>("select said from inbox where key like 'import:deals:%'"));
        Assert.Equal(4L, await bench.CountAsync("audit where action = 'import'"));
    }
}
