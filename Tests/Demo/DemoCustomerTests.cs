using Dengta.Domain.Ledger;

namespace Dengta.Tests.Demo;

public sealed class DemoCustomerTests(DemoDatabase demo)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("华为", "华为技术有限公司")]
    [InlineData("中兴", "中兴通讯股份有限公司")]
    [InlineData("中兴通讯", "中兴通讯股份有限公司")]
    [InlineData("比亚迪", "比亚迪股份有限公司")]
    [InlineData("宁德时代", "宁德时代新能源科技股份有限公司")]
    [InlineData("腾讯", "深圳市腾讯计算机系统有限公司")]
    [InlineData("京东", "北京京东世纪贸易有限公司")]
    [InlineData("美的", "美的集团股份有限公司")]
    [InlineData("海尔", "海尔智家股份有限公司")]
    [InlineData("格力", "珠海格力电器股份有限公司")]
    [InlineData("小米", "小米科技有限责任公司")]
    [InlineData("百度", "百度在线网络技术(北京)有限公司")]
    [InlineData("三一重工", "三一重工股份有限公司")]
    [InlineData("万科", "万科企业股份有限公司")]
    [InlineData("顺丰", "顺丰控股股份有限公司")]
    [InlineData("58同城", "北京五八信息技术有限公司")]
    [InlineData("今日头条", "北京今日头条科技有限公司")]
    [InlineData("恒通机械", "苏州恒通机械有限公司")]
    [InlineData("acme", "Acme Corporation")]
    [InlineData("Globex Corp", "Globex Corporation")]
    [InlineData("Contoso", "Contoso Ltd.")]
    [InlineData("Fabrikam", "Fabrikam Inc.")]
    [InlineData("Hooli", "Hooli Inc.")]
    [InlineData("Initech", "Initech LLC")]
    [InlineData("Umbrella", "Umbrella Corp.")]
    [InlineData("Northwind", "Northwind Traders")]
    public async Task A_name_that_people_write_is_one_customer(string written, string registered)
    {
        await using var tx = (await demo.GetAsync()).Begin();
        var found = CustomerStore.Find(tx, DemoDatabase.Tenant, "local", "1",
            [new Sought(CustomerName.Key(written), EntryKind.Visit, 0, DemoDatabase.Today)]);
        await tx.CommitAsync(Cancellation);

        Assert.Equal(registered, Assert.Single(found.Values).Customer.Name);
    }

    [Fact]
    public async Task No_customer_begins_like_another()
    {
        var pairs = await (await demo.GetAsync()).AskAllAsync("""
            select a.key || ' ' || b.key from customer_name a join customer_name b
            on b.tenant_id = a.tenant_id and b.customer_id <> a.customer_id and starts_with(b.key, a.key)
            """, r => r.GetString(0));

        Assert.Empty(pairs);
    }

    [Fact]
    public async Task Every_customer_is_found_by_the_key_of_its_name()
    {
        var db = await demo.GetAsync();
        var names = await db.AskAllAsync("select name from customer", r => r.GetString(0));
        var keys = await db.AskAllAsync("select key from customer_name", r => r.GetString(0));

        Assert.InRange(names.Count, 95, 150);
        Assert.Empty(names.Select(CustomerName.Key).Except(keys));
    }

    [Fact]
    public async Task Well_known_customers_are_shared_and_the_others_are_not()
    {
        var db = await demo.GetAsync();

        Assert.InRange(await SellersAsync("c.id <= 26"), 2.5m, 6);
        Assert.Equal(1m, await SellersAsync("c.id > 26"));

        async Task<decimal> SellersAsync(string which) => await db.AskAsync<decimal>($"""
            select avg(n) from (select count(distinct e.member_id) n from customer c join entry e on e.customer_id = c.id where {which} group by c.id) s
            """);
    }
}
