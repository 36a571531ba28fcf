using System.Text.Json.Nodes;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;

namespace Dengta.Tests.Conversation;

/// <summary>Two customers become one, and two again; no entry changes.</summary>
public sealed class MergeCustomersTests
{
    static readonly Period November = Period.Month(new DateOnly(2026, 11, 1));

    [Fact]
    public async Task What_was_booked_with_either_counts_as_one_customers_and_two_again_once_undone()
    {
        await using var bot = await TestBot.StartAsync();
        var (rep, ops) = (bot.Is("李雷"), bot.Is("陈静"));
        await rep.SayAsync("拜访了蓝鲸智能王总");
        await rep.SayAsync("拜访了白鲸科技赵总");
        var visited = await VisitedAsync(bot);
        var entries = await EntriesAsync(bot);

        await MergeAsync(ops, "把白鲸科技合并到蓝鲸智能");

        Assert.Equal(visited - 1, await VisitedAsync(bot));
        Assert.Equal(entries, await EntriesAsync(bot));
        await rep.SayAsync("拜访了白鲸科技孙总");
        Assert.Equal("蓝鲸智能", await bot.AskAsync<string>("select c.name from entry e join customer c on c.id = e.customer_id order by e.id desc limit 1"));

        Assert.Contains("又是两个客户", await ops.PressAsync("撤销"));

        Assert.Equal(visited, await VisitedAsync(bot));
        await rep.SayAsync("拜访了白鲸科技钱总");
        Assert.Equal("白鲸科技", await bot.AskAsync<string>("select c.name from entry e join customer c on c.id = e.customer_id order by e.id desc limit 1"));
        Assert.Equal(2L, await bot.AskAsync<long>("select count(*) from customer_name where key in ('蓝鲸智能', '白鲸科技')"));
    }

    [Fact]
    public async Task A_merge_pressed_by_two_at_the_same_time_is_one()
    {
        await using var bot = await TestBot.StartAsync();
        await TwoAsync(bot);
        var (one, other) = (bot.Is("陈静", "one"), bot.Is("陈静", "other"));
        await one.SayAsync("把白鲸科技合并到蓝鲸智能");
        await other.SayAsync("把白鲸科技合并到蓝鲸智能");

        var answers = await Task.WhenAll(one.PressAsync("确认合并"), other.PressAsync("确认合并"));

        Assert.All(answers, a => Assert.Contains("已合并", a));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from customer_merge"));
        await one.PressAsync("撤销");
        Assert.Contains("已经撤销了", await other.PressAsync("撤销"));
    }

    [Fact]
    public async Task Neither_a_merged_customer_nor_one_that_others_were_merged_into_is_merged_away()
    {
        await using var bot = await TestBot.StartAsync();
        await TwoAsync(bot);
        await bot.Is("李雷").SayAsync("拜访了灰鲸软件王总");
        var ops = bot.Is("陈静");
        var (white, blue, grey) = (await IdAsync(bot, "白鲸科技"), await IdAsync(bot, "蓝鲸智能"), await IdAsync(bot, "灰鲸软件"));
        await MergeAsync(ops, "把白鲸科技合并到蓝鲸智能");

        Assert.Contains("已经是同一个客户了", await ops.SayAsync("把白鲸科技合并到蓝鲸智能"));
        Assert.Contains("已经合并过了", await PressAsync(ops, white, grey));
        Assert.Contains("自己已经合并到别的客户", await PressAsync(ops, grey, white));
        Assert.Contains("里已经并有别的客户", await PressAsync(ops, blue, grey));
        Assert.Contains("已经不在了", await PressAsync(ops, 999_999_999, grey));
        Assert.Contains("已合并", await PressAsync(ops, grey, blue));
    }

    [Fact]
    public async Task A_period_that_is_over_does_not_change()
    {
        await using var bot = await TestBot.StartAsync();
        var october = Period.Month(new DateOnly(2026, 10, 1));
        var ids = (await bot.AskAsync<string>("""
            select string_agg(customer_id::text, ',') from (
                select distinct customer_id from entry where member_id = 1 and kind = 1 and counted > 0 and business_date >= '2026-10-01' and business_date < '2026-11-01'
                  and customer_id is not null limit 2) c
            """)).Split(',').Select(long.Parse).ToArray();
        var before = await VisitedAsync(bot, october);

        Assert.Contains("已合并", await PressAsync(bot.Is("陈静"), ids[0], ids[1]));

        Assert.Equal(before, await VisitedAsync(bot, october));
    }

    [Theory]
    [InlineData("李雷")]
    [InlineData("王芳")]
    [InlineData("赵强")]
    public async Task Only_operations_merge(string who)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Contains("您的角色不能做这个操作", await bot.Is(who).SayAsync("把中兴合并到华为"));

        Assert.Equal("merge-customers", await bot.AskAsync<string>("select detail from audit where action = 'refused' order by id desc limit 1"));
    }

    static async Task TwoAsync(TestBot bot)
    {
        await bot.Is("李雷", "two").SayAsync("拜访了蓝鲸智能王总");
        await bot.Is("李雷", "two too").SayAsync("拜访了白鲸科技赵总");
    }

    static async Task MergeAsync(Person ops, string text)
    {
        await ops.SayAsync(text);
        Assert.Contains("已合并", await ops.PressAsync("确认合并"));
    }

    static Task<string> PressAsync(Person ops, long from, long into) =>
        ops.PressAsync(ops.Invoke("merge-customers", new JsonObject { ["a"] = $"{from}", ["b"] = $"{into}", ["step"] = "yes" }));

    static Task<long> IdAsync(TestBot bot, string name) => bot.AskAsync<long>($"select id from customer where name = '{name}'");

    static Task<string> EntriesAsync(TestBot bot) => bot.AskAsync<string>("select md5(string_agg(e::text, '|' order by id)) from entry e");

    static Task<decimal> VisitedAsync(TestBot bot) => VisitedAsync(bot, November);

    static async Task<decimal> VisitedAsync(TestBot bot, Period period)
    {
        await using var tx = bot.Db.Begin();
        var rows = MeasureStore.Of(tx, new TenantId(1), Indicators.Find("customers-visited")!, [1], period);
        await tx.CommitAsync(TestContext.Current.CancellationToken);
        return rows!.Values.Single().Measure.Numerator;
    }
}
