using System.Text.Json.Nodes;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Tests.Conversation;

/// <summary>Deals that are cancelled or reduced: once, from a day on, by whom it is allowed to, and with the past as it was.</summary>
public sealed class ReverseDealTests
{
    [Fact]
    public async Task A_cancellation_pressed_at_the_same_time_by_two_people_is_booked_once()
    {
        await using var bot = await TestBot.StartAsync();
        var deal = await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        var (rep, manager) = (bot.Is("李雷"), bot.Is("王芳"));
        await rep.SayAsync("蓝鲸智能那单退了");
        await manager.SayAsync("蓝鲸智能那单退了");

        var answers = await Task.WhenAll(rep.PressAsync("确认"), manager.PressAsync("确认"));

        Assert.Single(answers, a => a.Contains("已记退单", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Contains("已经退了", StringComparison.Ordinal));
        Assert.Equal(-400_000m, await bot.AskAsync<decimal>($"select sum(e.amount) from reversal r join entry e on e.id = r.entry_id where r.of_entry = {deal}"));
    }

    [Fact]
    public async Task A_press_repeated_or_of_an_older_card_books_nothing_twice()
    {
        await using var bot = await TestBot.StartAsync();
        await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        var rep = bot.Is("李雷");
        await rep.SayAsync("蓝鲸智能那单减到30万");
        var press = rep.Invoke("确认");
        Assert.Contains("已减到 30万", await rep.PressAsync(press));
        await rep.PressAsync("撤销");

        // The deal is as it was, but whoever pressed then had not seen that it was taken back. Within a minute it would be the same press.
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        var again = rep.Invoke(null, null);
        again["value"] = press["value"]!.DeepClone();
        Assert.Contains("减到 30万?", await rep.PressAsync(again));

        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from reversal"));
    }

    [Fact]
    public async Task From_next_month_on_this_months_revenue_stays()
    {
        await using var bot = await TestBot.StartAsync();
        await SignAsync(bot, "李雷", "签了比亚迪30万");
        var rep = bot.Is("李雷");
        var before = await RevenueAsync(bot, "2026-11");

        await rep.SayAsync("比亚迪那单减到20万,从12月起");
        await rep.PressAsync(rep.Last.Card.GetProperty("actions")[0].GetProperty("title").GetString()!);
        Assert.Contains("已减到 20万", await rep.PressAsync("确认"));

        Assert.Equal(before, await RevenueAsync(bot, "2026-11"));
        Assert.Equal(-100_000m, await RevenueAsync(bot, "2026-12"));
    }

    [Fact]
    public async Task A_manager_takes_it_off_the_reps_sums_and_the_rep_is_told_but_cannot_undo_it()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        await rep.SayAsync("拜访了中兴李工");
        var manager = bot.Is("王芳");
        await manager.SayAsync("蓝鲸智能那单退了");
        Assert.Contains("李雷的签单额从 11月23日", await manager.PressAsync("确认"));
        var off = await bot.AskAsync<long>("select max(entry_id) from reversal");

        await bot.StatesAsync(rep.Chat);
        await bot.SweepAsync();
        Assert.Contains("王芳把您的蓝鲸智能 40万 记为退单", await rep.ReadAsync());
        // The rep's undo means the rep's own last message.
        Assert.Contains("✗ 拜访", await rep.SayAsync("撤销"));
        Assert.Contains("不是您记的", await rep.PressAsync(rep.Invoke("reverse-deal", new JsonObject { ["back"] = $"{off}" })));
        Assert.Contains("已经撤销或改过了", await rep.PressAsync(rep.Invoke("undo", new JsonObject { ["entry"] = $"{off}" })));
        Assert.Contains("先撤销那一笔", await rep.SayAsync("把蓝鲸智能的签单删了"));

        Assert.Contains("已撤销:冲减 蓝鲸智能", await manager.SayAsync("撤销"));
        Assert.Contains("已经撤销了", await manager.PressAsync(manager.Invoke("reverse-deal", new JsonObject { ["back"] = $"{off}" })));
    }

    [Theory]
    [InlineData("韩梅梅", "reverse-deal")] // a peer
    [InlineData("孙磊", "reverse-deal")] // another team's manager
    [InlineData("赵强", "reverse-deal")]
    public async Task Somebody_elses_deal_is_refused_and_audited(string who, string verb)
    {
        await using var bot = await TestBot.StartAsync();
        var deal = await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        var person = bot.Is(who);

        Assert.Contains("没有找到「蓝鲸智能」的签单", await person.SayAsync("蓝鲸智能那单退了"));
        Assert.Contains("这单不归您管", await person.PressAsync(person.Invoke(verb, new JsonObject { ["deal"] = $"{deal}", ["to"] = "0", ["step"] = "yes", ["seen"] = "0" })));

        Assert.Equal($"{verb}: entry {deal}", await bot.AskAsync<string>("select detail from audit where action = 'refused' order by id desc limit 1"));
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from reversal"));
    }

    [Theory]
    [InlineData("to", "-5", "没有看懂减到多少")]
    [InlineData("to", "99999999999999999999", "没有看懂减到多少")]
    [InlineData("to", "40万美元", "没有看懂减到多少")]
    [InlineData("to", "400000", "只能减到更少")]
    [InlineData("on", "2026-10-01", "不能早于签约那天")]
    [InlineData("on", "2099-01-01", "太远了")]
    [InlineData("on", "never", "没有这一天")]
    [InlineData("deal", "99999999", "已经撤销或改过了")]
    public async Task A_button_whose_values_were_changed_books_nothing(string name, string value, string refusal)
    {
        await using var bot = await TestBot.StartAsync();
        var deal = await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        var rep = bot.Is("李雷");
        var values = new JsonObject { ["deal"] = $"{deal}", ["to"] = "0", ["on"] = "", ["step"] = "yes", ["seen"] = "0" };
        values[name] = value;

        Assert.Contains(refusal, await rep.PressAsync(rep.Invoke("reverse-deal", values)));

        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from reversal"));
    }

    [Fact]
    public async Task A_sealed_period_stays_and_what_was_said_of_it_is_booked_today()
    {
        await using var bot = await TestBot.StartAsync();
        var deal = await bot.AskAsync<long>("""
            select e.id from entry e where e.member_id = 1 and e.kind = 2 and e.business_date between '2026-10-01' and '2026-10-20'
              and not exists (select from entry_void v where v.entry_id = e.id) and not exists (select from entry_share s where s.entry_id = e.id) limit 1
            """);
        var before = await RevenueAsync(bot, "2026-10");
        await bot.DoAsync("""
            insert into closing (tenant_id, period_start, period_end, opened_at, opened_by, inbox_id, query_until, sealed_at, sealed_by, position)
            values (1, '2026-10-01', '2026-11-01', '2026-11-02Z', 5, 1, '2026-11-05Z', '2026-11-06Z', 5, 1)
            """);
        var rep = bot.Is("李雷");
        var answer = await rep.PressAsync(rep.Invoke("reverse-deal", new JsonObject { ["deal"] = $"{deal}", ["to"] = "0", ["on"] = "2026-10-25" }));
        Assert.Contains("已封存:更早的事记在今天", answer);

        await rep.PressAsync("确认");

        Assert.Equal(before, await RevenueAsync(bot, "2026-10"));
        Assert.Equal(new DateOnly(2026, 11, 23), await bot.AskAsync<DateOnly>($"select business_date from entry where id = (select entry_id from reversal where of_entry = {deal})"));
        var ops = bot.Is("陈静");
        Assert.Contains("已封存,不能改了", await ops.PressAsync(ops.Invoke("deal-cost", new JsonObject { ["deal"] = $"{deal}", ["cost"] = "7" })));
    }

    [Fact]
    public async Task Shared_credit_is_taken_off_in_the_same_parts()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("和韩梅梅一起签了蓝鲸智能100万");
        await rep.PressAsync(rep.Last.Card.GetProperty("actions")[0].GetProperty("title").GetString()!);
        var deal = await bot.AskAsync<long>("select max(id) from entry where kind = 2");
        Assert.Equal(2L, await bot.AskAsync<long>($"select count(*) from entry_share where entry_id = {deal}"));

        await rep.SayAsync("蓝鲸智能那单退了");
        await rep.PressAsync("确认");

        Assert.Equal(0m, await bot.AskAsync<decimal>($"""
            select sum(abs(s.share * d.amount + o.share * r.amount)) from entry d join entry_share s on s.entry_id = d.id
            join reversal x on x.of_entry = d.id join entry r on r.id = x.entry_id join entry_share o on o.entry_id = r.id and o.member_id = s.member_id
            where d.id = {deal}
            """));
    }

    [Fact]
    public async Task What_was_taken_off_first_is_taken_back_last()
    {
        await using var bot = await TestBot.StartAsync();
        await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        var rep = bot.Is("李雷");
        await rep.SayAsync("蓝鲸智能那单减到30万");
        await rep.PressAsync("确认");
        var first = await bot.AskAsync<long>("select max(entry_id) from reversal");
        await rep.SayAsync("蓝鲸智能那单退了");
        await rep.PressAsync("确认");

        Assert.Contains("后来又退过或减过", await rep.PressAsync(rep.Invoke("reverse-deal", new JsonObject { ["back"] = $"{first}" })));
        Assert.Contains("后来又退过或减过", await rep.PressAsync(rep.Invoke("undo", new JsonObject { ["entry"] = $"{first}" })));
        Assert.Contains("冲减 蓝鲸智能 -30万", await rep.SayAsync("撤销"));
        Assert.Contains("冲减 蓝鲸智能 -10万", await rep.SayAsync("撤销"));
        Assert.Contains("签单 蓝鲸智能 40万", await rep.SayAsync("撤销"));
    }

    [Fact]
    public async Task A_correction_keeps_the_cost()
    {
        await using var bot = await TestBot.StartAsync();
        await SignAsync(bot, "李雷", "签了蓝鲸智能40万");
        Assert.Contains("成本 30万", await bot.Is("陈静").SayAsync("蓝鲸智能那单成本30万"));

        Assert.Contains("已更正", await bot.Is("李雷").SayAsync("金额改成41万"));

        Assert.Equal(300_000m, await bot.AskAsync<decimal>("select cost from entry where replaces is not null order by id desc limit 1"));
    }

    [Theory]
    [InlineData(0, "2026-11-30", -1)]
    [InlineData(0, "2026-12-01", 0)]
    [InlineData(10, "2026-11-20", 0)]
    public void Only_a_cancellation_in_the_month_of_signing_takes_it_off_the_count(decimal to, string on, int counted)
    {
        var deal = new SignedDeal(new(1), new(1), "", "", true, null, null, new(100, "CNY"), 1, new(2026, 11, 10), 80, 1, null);

        var off = deal.ReducedTo(to, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 23));

        Assert.Equal((counted, to - 80), (off.Value!.Counted, off.Value.Amount!.Value.Amount));
    }

    static async Task<long> SignAsync(TestBot bot, string who, string text)
    {
        Assert.Contains("已记 签单", await bot.Is(who, "signing").SayAsync(text));
        return await bot.AskAsync<long>("select max(id) from entry where kind = 2");
    }

    static Task<decimal> RevenueAsync(TestBot bot, string month) => bot.AskAsync<decimal>(
        $"select coalesce(sum(amount), 0) from progress_day where member_id = 1 and kind = 2 and to_char(day, 'YYYY-MM') = '{month}'");
}
