using System.Text.Json.Nodes;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Surveys;

/// <summary>What follows from a low score: a day to call, and a ruling by somebody else.</summary>
public sealed class LowAnswerTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", true)]
    [InlineData("3", false)]
    [InlineData("5", false)]
    public async Task At_most_two_points_are_put_before_seller_and_manager_once(string score, bool low)
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.AnswerAsync(await bench.SignAndAskAsync(), score, "发货太慢");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.TellAsync()));
        await bench.TellAsync();

        Assert.Equal(
            low ? "complaint 王芳 1 day, survey 李雷 1 day" : "none",
            await bench.Bot.AskAsync<string>("""
                select coalesce(string_agg(concat_ws(' ', d.kind, m.name, d.due_at - d.opened_at), ', ' order by d.kind), 'none')
                from duty d join member m on m.tenant_id = d.tenant_id and m.id = d.owner_id
                """));
        Assert.Equal(low ? 2 : 0, await bench.Bot.AskAsync<long>("select count(*) from outbox where card like '%发货太慢%'"));
        Assert.Equal(low ? 1 : 0, await bench.Bot.AskAsync<long>("select count(*) from entry where kind = 7 and inbox_id < 0"));
    }

    [Fact]
    public async Task The_seller_settles_the_call_and_nobody_else()
    {
        await using var bench = await LowAsync();
        await ReadPushAsync(bench, bench.Seller);
        Assert.Contains("小米科技有限责任公司对这次合作打了 2 分(满分 5)", bench.Seller.Last.Text);
        Assert.Contains("24 小时", bench.Seller.Last.Text);
        var survey = await bench.Bot.AskAsync<long>("select id from survey");
        var other = bench.Bot.Is("韩梅梅");
        Assert.Contains("不是您的", await other.PressAsync(other.Invoke("low-answer", new JsonObject { ["duty"] = $"survey:{survey}" })));
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from audit where action = 'refused'"));
        Assert.Contains("没有这件事", await other.PressAsync(other.Invoke("low-answer", new JsonObject { ["duty"] = "x" })));

        Assert.Contains("换货了", await bench.Seller.PressAsync("已联系", ("outcome", "换货了")));
        var again = bench.Seller.Invoke("low-answer", new JsonObject { ["duty"] = $"survey:{survey}", ["outcome"] = "另一句" });
        Assert.Contains("换货了", await bench.Seller.PressAsync(again));
        Assert.Equal("done 换货了", await bench.Bot.AskAsync<string>("select state || ' ' || outcome from duty where kind = 'survey'"));
    }

    [Fact]
    public async Task A_call_that_is_late_is_reminded_of_with_a_button_that_the_seller_may_press()
    {
        await using var bench = await LowAsync();
        await ReadPushAsync(bench, bench.Seller);
        bench.Bot.Time.Advance(TimeSpan.FromHours(25));
        await new Jobs.RemindOfDuties(bench.Bot.Db, bench.Bot.Time).RunAsync(Cancel);
        await ReadPushAsync(bench, bench.Seller);
        Assert.Contains("到期了:联系小米", bench.Seller.Last.Text);
        Assert.Contains("✓ 联系小米", await bench.Seller.PressAsync("已完成"));
        Assert.Equal("done", await bench.Bot.AskAsync<string>("select state from duty where kind = 'survey'"));
    }

    [Fact]
    public async Task It_is_a_complaint_only_if_the_manager_says_so()
    {
        await using var bench = await LowAsync();
        Assert.Equal(0m, await ComplaintsAsync(bench));
        await ReadPushAsync(bench, bench.Manager);
        Assert.Contains("客户给李雷打了低分,算投诉吗", bench.Manager.Last.Text);
        Assert.Contains("2/5 · 发货太慢", bench.Manager.Last.Text);

        Assert.Contains("投诉成立", await bench.Manager.PressAsync("成立"));

        Assert.Equal(1m, await ComplaintsAsync(bench));
        Assert.Equal("done upheld", await bench.Bot.AskAsync<string>("select state || ' ' || outcome from duty where kind = 'complaint'"));
    }

    [Fact]
    public async Task To_dismiss_it_needs_a_reason()
    {
        await using var bench = await LowAsync();
        await ReadPushAsync(bench, bench.Manager);
        Assert.Contains("请写一句理由", await bench.Manager.PressAsync("不成立"));
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from complaint_ruling"));

        Assert.Contains("投诉不成立", await bench.Manager.PressAsync("不成立", ("reason", "点错了,已向客户核实")));

        Assert.Equal("false 点错了,已向客户核实 王芳", await bench.Bot.AskAsync<string>("""
            select concat_ws(' ', case when r.upheld then 'true' else 'false' end, r.reason, m.name)
            from complaint_ruling r join member m on m.tenant_id = r.tenant_id and m.id = r.ruled_by
            """));
        Assert.Equal(0m, await ComplaintsAsync(bench));
    }

    [Fact]
    public async Task The_seller_can_neither_rule_on_it_nor_take_it_back_nor_change_it()
    {
        await using var bench = await LowAsync();
        var entry = await bench.Bot.AskAsync<long>("select id from entry where kind = 7 and inbox_id < 0");
        Assert.Contains("您的角色不能做这个操作", await PressAsync("rule-complaint", ("upheld", "no")));
        Assert.Contains("撤不掉", await PressAsync("undo"));
        await bench.Seller.SayAsync("把小米的投诉删了");
        await bench.Seller.SayAsync("是昨天不是今天"); // of all entries only the complaint is of today
        await PressAsync("correct", ("save", "1"), ("date", "2026-11-01"));
        Assert.Equal(0, await bench.Bot.AskAsync<long>($"select count(*) from entry_void where entry_id = {entry}"));

        Task<string> PressAsync(string verb, params (string Name, string Value)[] values)
        {
            var data = new JsonObject { ["entry"] = $"{entry}" };
            foreach (var (name, value) in values) data[name] = value;
            return bench.Seller.PressAsync(bench.Seller.Invoke(verb, data));
        }
    }

    [Fact]
    public async Task A_manager_who_sells_is_judged_one_level_up()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Manager.SayAsync("签了小米12万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        await bench.AnswerAsync(await bench.LastLinkAsync(), "1");
        await bench.TellAsync();
        Assert.Equal("张伟", await bench.Bot.AskAsync<string>("select m.name from duty d join member m on m.id = d.owner_id where d.kind = 'complaint'"));
    }

    [Fact]
    public async Task While_a_file_is_being_imported_it_waits_for_the_next_tick()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.AnswerAsync(await bench.SignAndAskAsync(), "1");
        await using (var import = bench.Bot.Db.Begin())
        {
            Domain.People.ImportStore.TryLock(import, new TenantId(1));
            await import.SendAsync(Cancel);
            await bench.TellAsync();
            Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from duty where kind = 'survey'"));
        }
        await bench.TellAsync();
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from duty where kind = 'survey'"));
    }

    static async Task<SurveyBench> LowAsync()
    {
        var bench = await SurveyBench.StartAsync();
        await bench.AnswerAsync(await bench.SignAndAskAsync(), "2", "发货太慢");
        await bench.TellAsync();
        return bench;
    }

    static async Task ReadPushAsync(SurveyBench bench, Person person)
    {
        for (var i = 0; i < 3; i++)
        {
            await bench.Bot.StatesAsync(person.Chat);
            await bench.Bot.SweepAsync();
        }
        await person.Until(person.Answers - 1).ReadAsync();
    }

    static async Task<decimal> ComplaintsAsync(SurveyBench bench)
    {
        var seller = await bench.Bot.AskAsync<int>("select id from member where name = '李雷'");
        await using var tx = bench.Bot.Db.Begin();
        var measured = MeasureStore.Of(tx, new(1), Indicators.Find("complaint-rate")!, [seller], Period.Month(new DateOnly(2026, 11, 1)))!;
        await tx.CommitAsync(Cancel);
        return measured.Values[0].Measure.Numerator;
    }
}
