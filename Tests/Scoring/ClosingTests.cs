using System.Text.Json.Nodes;
using Dengta.Domain.Scoring;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>A period from computed to sealed, and what may happen on the way and afterwards.</summary>
public sealed class ClosingTests
{
    static readonly string[] Managers = ["王芳", "孙磊", "林峰", "胡军"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_period_goes_from_preview_over_approval_to_the_seal()
    {
        await using var bot = await TestBot.StartAsync();
        var (rep, ops) = (bot.Is("李雷"), bot.Is("陈静"));
        await rep.SayAsync("帮助");
        await bot.Is("王芳").SayAsync("帮助");

        Assert.Contains("人数：21", await ops.SayAsync("结算上月"));
        Assert.Contains("质询期到 11月26日", await ops.PressAsync("开始结算"));
        await DeliverAsync(bot);
        Assert.StartsWith("绩效预览:李雷 · 10月绩效 82.56 分", await rep.ReadAsync());
        Assert.Equal(4L, await bot.AskAsync<long>("select count(*) from duty where kind = 'closing' and state = 'open'"));

        Assert.Contains("质询期还没有结束", await ApproveAsync(bot, "王芳", 4));
        bot.Time.Advance(TimeSpan.FromDays(4));
        foreach (var (manager, i) in Managers.Select((m, i) => (m, i))) Assert.Contains("绩效已确认", await ApproveAsync(bot, manager, 4 + i));
        Assert.Contains("可以封存了", await ops.SayAsync("结算10月"));
        Assert.Contains("10月绩效已封存", await ops.PressAsync("封存"));

        Assert.Equal(21L, await bot.AskAsync<long>("select count(*) from sealed_score where facts like '%total%'"));
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from duty where kind = 'closing' and state = 'open'"));
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));
        await DeliverAsync(bot);
        Assert.StartsWith("已封存:李雷 · 10月绩效", await rep.ReadAsync());
    }

    [Fact]
    public async Task Nothing_can_be_sealed_before_its_time_or_by_anybody_else()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");

        Assert.Contains("还没有结束", await ops.SayAsync("结算11月"));
        await ops.SayAsync("结算10月");
        await ops.PressAsync("开始结算");
        Assert.Contains("正在结算", await ops.PressAsync(ops.Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "seal" })));
        foreach (var name in (string[])["李雷", "王芳", "张伟", "赵强"])
            Assert.Contains("您的角色不能做这个操作", await bot.Is(name).PressAsync(bot.Is(name).Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "seal" })));
        bot.Time.Advance(TimeSpan.FromDays(4));
        Assert.Contains("您只能确认所管团队", await ApproveAsync(bot, "王芳", 5));
        Assert.Contains("您只能确认所管团队", await ApproveAsync(bot, "李雷", 4));
        Assert.Contains("绩效已确认", await ApproveAsync(bot, "张伟", 4)); // one above stands in
        Assert.Contains("正在结算", await ops.PressAsync(ops.Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "seal" })));

        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from sealed_score"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from closing"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from closing_approval"));
    }

    [Fact]
    public async Task What_is_sealed_stays_whatever_is_logged_undone_corrected_or_decided_later()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("10月20日签了中兴20万");
        await SealAsync(bot);
        var before = await FactsAsync(bot);

        Assert.Contains("已封存", await rep.SayAsync("10月21日签了中兴30万"));
        Assert.Equal(new DateOnly(2026, 11, 27), await bot.AskAsync<DateOnly>("select business_date from entry order by id desc limit 1"));
        Assert.Contains("已封存,不能改了", await rep.PressAsync(rep.Invoke("undo", new JsonObject { ["entry"] = $"{await DealAsync(bot)}" })));
        Assert.Contains("已封存,不能改了", await rep.PressAsync(rep.Invoke("edit", new JsonObject { ["entry"] = $"{await DealAsync(bot)}", ["save"] = "yes", ["amount"] = "25万", ["date"] = "2026-10-20" })));
        Assert.Contains("已封存,不能改了", await rep.SayAsync("日期改成10月22日"));
        var cancel = new JsonObject { ["deal"] = $"{await DealAsync(bot)}", ["to"] = "0", ["on"] = "2026-10-25", ["step"] = "yes", ["seen"] = "0" };
        Assert.Contains("已记退单", await rep.PressAsync(rep.Invoke("reverse-deal", cancel)));
        await bot.Is("陈静").SayAsync("选择考核方案");
        await bot.DoAsync("update member set role = 'manager', unit_id = 5 where id = 2");

        Assert.Equal(before, await FactsAsync(bot));
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));
    }

    [Fact]
    public async Task A_sealed_period_keeps_the_version_of_an_own_indicator_that_held()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("新建指标");
        await PublishAsync(ops, "金额>=10万", "11月1日 周日");
        await bot.DoAsync("insert into scheme_line (tenant_id, scheme_id, version, position, part, key, weight, goal, serves) select tenant_id, scheme_id, version, 20, 'kpi', 'own-1', 20, 2, 'revenue' from scheme_version where valid_from <= '2026-10-01'");
        await SealAsync(bot, ops);
        Assert.Contains("measure own-1 ", await FactsAsync(bot), StringComparison.Ordinal);
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));

        await ops.SayAsync("自定义指标");
        await ops.PressAsync("修改大单数");
        await PublishAsync(ops, "金额>=1000万", "12月1日 周二");
        Assert.Equal(2L, await bot.AskAsync<long>("select count(*) from own_indicator"));
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));

        // The rule of then, changed behind everybody's back, is another score.
        await bot.DoAsync("update own_indicator set numbers = '{1}' where version = 1");
        Assert.Contains(await SealCheckStore.RunAsync(bot.Db, Cancellation), d => d.Sealed.Contains("own-1", StringComparison.Ordinal));
    }

    static async Task PublishAsync(Person ops, string filter, string from)
    {
        await ops.PressAsync("试算", ("name", "大单数"), ("name_en", "Large deals"), ("source", "deals"), ("filter", filter), ("aggregate", "count"), ("goal", "2"), ("reason", "单子变大了"));
        Assert.Contains("已发布", await ops.PressAsync($"发布,从 {from} 起"));
    }

    [Fact]
    public async Task What_was_sealed_is_what_is_shown()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("上月绩效");
        var title = rep.Last.Text.Split('\n')[0];
        await SealAsync(bot);
        await bot.DoAsync("update target set base = base / 2 where member_id = 1 and month = '2026-10-01'");

        var answer = await rep.SayAsync("上月绩效");

        Assert.StartsWith(title, answer);
        Assert.Contains("已封存 11月27日", answer);
    }

    [Theory]
    [InlineData("update entry set amount = amount + 1 where id = (select max(id) from entry where member_id = 1 and kind = 2 and business_date < '2026-11-01'); update progress_day set amount = amount + 1 where member_id = 1 and kind = 2 and day = (select max(day) from progress_day where member_id = 1 and kind = 2 and day < '2026-11-01')", "actual")]
    [InlineData("update scheme_line set weight = 41 where position = 1", "weight")]
    [InlineData("update sealed_score set total = total + 0.01 where member_id = 1", "total")]
    [InlineData("update target set base = base + 1 where member_id = 1 and month = '2026-10-01' and metric = 'revenue'", "goal")]
    public async Task A_damaged_row_is_found_and_named(string damage, string what)
    {
        await using var bot = await TestBot.StartAsync();
        await SealAsync(bot);

        await bot.DoAsync(damage);

        var found = (await SealCheckStore.RunAsync(bot.Db, Cancellation)).First(d => d.Member.Value == 1);
        Assert.Equal(new DateOnly(2026, 10, 1), found.Period.Start);
        Assert.Contains(what, found.Sealed);
        Assert.NotEqual(found.Sealed, found.Now);
        if (damage.StartsWith("update entry", StringComparison.Ordinal))
            await bot.DoAsync(damage.Replace("amount + 1", "amount - 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_objection_holds_the_approval_until_it_is_settled()
    {
        await using var bot = await TestBot.StartAsync();
        var (rep, manager) = (bot.Is("李雷"), bot.Is("王芳"));
        await manager.SayAsync("帮助");
        await rep.SayAsync("上月绩效");
        await bot.Is("陈静").SayAsync("结算10月");
        var ops = bot.Is("陈静").Until(1);
        await ops.PressAsync(ops.Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "open" }));
        await DisputeAsync(rep, "2026-10-01", "10月12日的拜访没有算");
        bot.Time.Advance(TimeSpan.FromDays(4));

        Assert.Contains("还有 1 条异议没有处理", await ApproveAsync(bot, "王芳", 4));
        Assert.Contains("异议不成立", await manager.Until(manager.Answers).PressAsync(manager.Invoke("settle-dispute", new JsonObject { ["dispute"] = "1", ["upheld"] = "no", ["outcome"] = "那天是内部会议" })));
        Assert.Contains("绩效已确认", await ApproveAsync(bot, "王芳", 4));
        Assert.Equal("done rejected: 那天是内部会议", await bot.AskAsync<string>("select state || ' ' || outcome from duty where key = 'dispute:1'"));
    }

    [Fact]
    public async Task What_is_upheld_after_the_seal_counts_in_the_open_period_by_name()
    {
        await using var bot = await TestBot.StartAsync();
        var (rep, manager) = (bot.Is("李雷"), bot.Is("王芳"));
        await manager.SayAsync("帮助");
        await SealAsync(bot);
        var sealedFacts = await FactsAsync(bot);
        await DisputeAsync(rep, "2026-10-01", "漏了两次拜访");

        await manager.Until(manager.Answers).PressAsync(manager.Invoke("settle-dispute", new JsonObject { ["dispute"] = "1", ["upheld"] = "yes", ["delta"] = "2" }));

        Assert.Equal(sealedFacts, await FactsAsync(bot));
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));
        Assert.Contains("拜访次数 15% | 25次 / 36次", await rep.Until(rep.Answers).SayAsync("我的绩效"));
        await rep.PressAsync("为什么是这个分");
        await rep.PressAsync("指标");
        Assert.Contains("含更正 11月27日 周五:10月 2次(漏了两次拜访)", await rep.PressAsync("拜访次数"));
    }

    [Fact]
    public async Task Nobody_settles_the_own_objection_or_one_of_another_team()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await manager.SayAsync("我的绩效");
        await DisputeAsync(manager, "2026-11-01", "目标太高");
        await DisputeAsync(bot.Is("李雷"), "2026-11-01", "少记了");

        Assert.Equal("张伟", await bot.AskAsync<string>("select m.name from score_dispute d join member m on m.id = d.owner_id where d.id = 1"));
        Assert.Contains("不归您处理", await SettleAsync(bot, "王芳", 1));
        Assert.Contains("不归您处理", await SettleAsync(bot, "孙磊", 2));
        Assert.Contains("您的角色不能做这个操作", await SettleAsync(bot, "李雷", 2));
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from score_dispute where settled_at is not null"));
        Assert.Contains("异议成立", await SettleAsync(bot, "张伟", 1));
        Assert.Contains("异议成立", await SettleAsync(bot, "王芳", 2));
        Assert.Contains("异议成立", await SettleAsync(bot, "陈静", 2)); // pressed again by another one: it stays as it was settled
        Assert.Equal("王芳", await bot.AskAsync<string>("select m.name from score_dispute d join member m on m.id = d.settled_by where d.id = 2"));
    }

    [Fact]
    public async Task A_line_is_disputed_once_and_only_by_whose_it_is()
    {
        await using var bot = await TestBot.StartAsync();
        await DisputeAsync(bot.Is("李雷"), "2026-11-01", "少记了");
        await DisputeAsync(bot.Is("李雷", "again"), "2026-11-01", "少记了");
        var manager = bot.Is("王芳");

        Assert.Contains("只能对自己的得分提异议", await manager.PressAsync(manager.Invoke("dispute", new JsonObject { ["who"] = "1", ["part"] = "kpi", ["key"] = "visits", ["reason"] = "wrong" })));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from score_dispute"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from duty where kind = 'dispute'"));
    }

    /// <summary>Once the answers before it are written down as sent, a push goes out.</summary>
    static async Task DeliverAsync(TestBot bot)
    {
        await bot.StatesAsync("chat-李雷");
        await bot.SweepAsync();
    }

    static async Task SealAsync(TestBot bot, Person? by = null)
    {
        var ops = by ?? bot.Is("陈静");
        await ops.SayAsync("结算10月");
        await ops.PressAsync("开始结算");
        bot.Time.Advance(TimeSpan.FromDays(4));
        foreach (var (manager, i) in Managers.Select((m, i) => (m, i))) await ApproveAsync(bot, manager, 4 + i);
        Assert.Contains("已封存", await ops.PressAsync(ops.Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "seal" })));
    }

    static Task<string> FactsAsync(TestBot bot) => bot.AskAsync<string>("select string_agg(s::text, '|' order by member_id) from sealed_score s");

    static Task<long> DealAsync(TestBot bot) => bot.AskAsync<long>("select max(id) from entry where member_id = 1 and kind = 2 and business_date = '2026-10-20'");

    static async Task DisputeAsync(Person person, string day, string words) => await person.Until(person.Answers).PressAsync(
        person.Invoke("dispute", new JsonObject { ["day"] = day, ["part"] = "kpi", ["key"] = "visits", ["reason"] = "missing", ["words"] = words }));

    static Task<string> SettleAsync(TestBot bot, string who, int dispute)
    {
        var person = bot.Is(who, $"{who}-{dispute}-{Guid.NewGuid():N}");
        return person.PressAsync(person.Invoke("settle-dispute", new JsonObject { ["dispute"] = $"{dispute}", ["upheld"] = "yes" }));
    }

    static Task<string> ApproveAsync(TestBot bot, string who, int unit)
    {
        var person = bot.Is(who, $"{who}-{unit}-{Guid.NewGuid():N}");
        return person.PressAsync(person.Invoke("approve-scores", new JsonObject { ["closing"] = "1", ["unit"] = $"{unit}" }));
    }
}
