using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>What the buttons of targets answer when they come late, twice, from others or with nothing to act on: a sentence, in both languages.</summary>
public sealed class TargetRefusalTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_set_answers_every_press_with_where_it_stands(bool english)
    {
        await using var bot = await StartAsync(english);
        var (manager, operations) = (bot.Is("王芳"), bot.Is("陈静"));
        await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化");

        await Expect("这是别人的草案", "This is somebody else's draft", operations, "confirm");
        await Expect("还没有确认过", "This was not confirmed yet", operations, "approve");
        await Expect("已提交复核,还没有改动", "Sent for approval; nothing has changed yet", manager, "confirm");
        await Expect("已经提交,正在等复核", "This waits for approval already", manager, "confirm");
        await Expect("窗口外的改动要由另一个人同意", "Outside a window somebody else has to approve", manager, "approve");
        await Expect("已拒绝,一切不变", "Declined; nothing has changed", operations, "decline");
        await Expect("这份草案已经作废", "This draft is void", operations, "decline");

        async Task Expect(string zh, string en, Person person, string what) =>
            Assert.Contains(english ? en : zh, await PressAsync(person, what, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_set_that_counts_or_was_overtaken_says_so(bool english)
    {
        await using var bot = await StartAsync(english);
        await OpenWindowAsync(bot);
        Person[] makers = [.. Enumerable.Range(1, 5).Select(i => bot.Is("王芳", $"chat-{i}"))];
        await makers[0].SayAsync("李雷12月目标上调10%,因为市场需求变化");
        await makers[1].SayAsync("李雷12月目标上调20%,因为市场需求变化");
        await Expect("目标已改", "Target changed", makers[0], "confirm", 1);
        await Expect("这次改动已经定了,没有重复执行", "This was carried out already; nothing was done twice", makers[0], "confirm", 1);
        await Expect("有人先改了其中的目标或方案,这份草案作废", "Somebody changed one of these targets or schemes first, so this draft is void", makers[1], "confirm", 2);
        await Expect("已确认,谢谢", "Acknowledged, thank you", bot.Is("李雷"), "ack", 1);
        await makers[2].SayAsync("李雷12月目标上调20%,因为市场需求变化");
        await Expect("目标已改", "Target changed", makers[2], "confirm", 3);
        await Expect("后来又有人改过其中的目标或方案,不能整批撤销", "One of these targets or schemes was changed again later, so the set cannot be undone", makers[0], "undo", 1);
        await Expect("已撤销,1 项目标恢复原样", "Undone; 1 in all are as before", makers[2], "undo", 3);
        await Expect("这次改动已经撤销", "This was undone already", makers[2], "undo", 3);
        await makers[3].SayAsync("韩梅梅11月目标下调10%,因为休假");
        await Expect("目标已改", "Target changed", makers[3], "confirm", 4);
        await makers[4].SayAsync("刘洋11月目标下调10%,因为休假");

        bot.Time.Advance(TimeSpan.FromDays(1));

        await Expect("这次改动已经生效,不能撤销", "This change counts already and cannot be undone", makers[3], "undo", 4);
        await Expect("这份草案过了生效日", "This draft is past the day it was to count from and is void", makers[4], "confirm", 5);

        async Task Expect(string zh, string en, Person person, string what, long set) =>
            Assert.Contains(english ? en : zh, await PressAsync(person, what, set), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_split_answers_every_press_with_where_it_stands(bool english)
    {
        await using var bot = await StartAsync(english);
        var (manager, owner) = (bot.Is("黄敏"), bot.Is("林峰"));
        await SetAsync(bot, "给华南销售部定2027年8月目标600万");
        await manager.SayAsync("平均拆给下面");
        await Expect("这次拆分还没有提交", "This split was not proposed yet", manager, "settle");
        await Expect("已提交给", "Proposed to", manager, "submit");
        await Expect("这次拆分已经提交", "This split was proposed already", manager, "submit");
        await Expect("请写一句有异议的理由", "Please say in a line why you object", owner, "object", reason: "");
        await Expect("已转达您的异议", "Your objection was passed on", owner, "object");
        await Expect("没有谈定(不答复不算同意)", "are open, and silence is not consent", manager, "lock");
        await Expect("没有看懂这个数", "That amount was not understood", manager, "settle", amount: "很多");
        await Expect("请写明原因", "Please give a reason", manager, "settle", reason: "");
        await Expect("已接受。锁定之后会成为您的目标", "Accepted. It becomes your target once the split is locked", owner, "accept");
        await Expect("承担人已经接受", "The owner has accepted already", owner, "object");
        await Expect("已裁定", "Settled", manager, "settle", line: 2);
        await Expect("目标草案", "Draft target", manager, "lock");
        await Expect("这次拆分已经锁定", "This split is locked already", manager, "submit");
        await Expect("没有找到这次拆分", "There is no such split", manager, "status", split: 99);

        await SetAsync(bot, "给华南销售部定2027年9月目标600万");
        await manager.SayAsync("平均拆给下面");
        await Expect("已提交给", "Proposed to", manager, "submit", split: 2);
        await Expect("已裁定", "Settled", manager, "settle", split: 2);
        await Expect("经理已经裁定", "The manager has settled this already", owner, "accept", split: 2);
        await Expect("拆分已撤回,目标没有改动", "The split is withdrawn; no target has changed", manager, "withdraw", split: 2);
        await Expect("这次拆分已经撤回", "This split was withdrawn", manager, "submit", split: 2);
        await Expect("这个拆分已经撤回", "This split was withdrawn", owner, "accept", split: 2);

        async Task Expect(string zh, string en, Person person, string what, int split = 1, int line = 1, string reason = "开会定的", string amount = "") => Assert.Contains(
            english ? en : zh, await person.PressAsync(person.Invoke("split", new JsonObject
            {
                ["do"] = what,
                ["split"] = $"{split}",
                ["line"] = $"{line}",
                ["reason"] = reason,
                ["amount"] = amount,
            })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_cannot_be_divided_says_why(bool english)
    {
        await using var bot = await StartAsync(english);
        await bot.DoAsync("""
            insert into unit (tenant_id, id, parent_id, name, name_en, path) overriding system value values (1, 900, 1, '西北办事处', 'Northwest Office', array[1, 900])
            """);
        var operations = await SetAsync(bot, "给西北办事处定2027年Q3目标600万");
        await Expect("这个团队下面没有人或团队可以分", "There is nobody below that unit to hand it to", ("do", "preview"), ("set", "1"));
        await Expect("去年同期没有数据,可以按工作日或平均拆", "There are no figures of last year; split evenly or by working days", ("do", "over"), ("method", "LastYear"), ("set", "1"));
        await bot.DoAsync("""
            insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value values (1, 901, 900, '新人', 'Newcomer', 'rep', '2026-11-01');
            insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount) values (1, 901, '2026-07-01', 2, 'CNY', 1, 1, 100)
            """);
        await Expect("去年这段时间没有完整的业绩", "There are no complete results of last year for these months", ("do", "over"), ("method", "LastYear"), ("set", "1"));
        await bot.DoAsync("delete from progress_day where member_id = 901");
        await Expect("这样拆,有的时段会是 0", "Split that way, a part would be 0", ("do", "over"), ("method", "Hand"), ("weights", "0:1:1"), ("set", "1"));
        await Expect("权重不能为负,也不能全部为 0", "Weights must not be negative, nor all 0", ("do", "over"), ("method", "Hand"), ("weights", "0:0:0"), ("set", "1"));

        async Task Expect(string zh, string en, params (string Name, string Value)[] arguments) =>
            Assert.Contains(english ? en : zh, await PressAsync(operations, "split", arguments), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_press_that_names_nothing_that_is_there_is_answered_with_a_sentence(bool english)
    {
        await using var bot = await StartAsync(english);
        await bot.DoAsync("update member set name = '刘洋' where name = '韩梅梅'");
        var (manager, operations) = (bot.Is("王芳"), bot.Is("陈静"));

        await Expect("请先写一行是什么目标,再每行一个名字和数额", "Please write which target it is, then a name and an amount a line", manager, "paste");
        await Expect("叫「刘洋」的不止一个", "more than one is called “刘洋”", manager, "paste", ("table", "2028年5月目标\n刘洋 90万\n李雷 80万"));
        await Expect("这个人出现了两次", "This name stands there twice", manager, "paste", ("table", "2028年5月目标\n李雷 90万\n李雷 80万"));
        await Expect("有问题,什么也没有改动", "wrong; nothing was changed", manager, "paste", ("table", "2028年5月目标\n没这人 90万"));
        await Expect("目标按周、月、季度、半年或年来定", "A target is for a week, month, quarter, half-year or year", manager, "paste", ("table", "2028年5月3日目标\n李雷 90万"));
        await Expect("没有找到这个团队或同事", "There is no such unit or colleague", operations, "target", ("owner", "unit"), ("id", "4711"), ("metric", "revenue"), ("from", "2028-05-01"), ("to", "2028-05-31"), ("base", "1"));
        await Expect("没有看懂要定什么目标", "It was not clear which target to set", operations, "target", ("id", "x"));
        await Expect("没有看懂问的是哪一天", "It was not clear which day is meant", operations, "versions", ("from", "2028-05-01"));
        await Expect("窗口要在今后两年内", "A window lies within the next two years", operations, "window", ("opens", "2030-01-01"), ("closes", "2030-01-02"));
        await Expect("目前没有安排调整窗口", "No adjustment window is planned", operations, "window");
        await Expect("现在没有开着的调整窗口", "No adjustment window is open now", operations, "window", ("do", "close"));
        await OpenWindowAsync(bot);
        await Expect("调整窗口已关闭,已通知", "Adjustment window closed", operations, "window", ("do", "close"));
        await Expect("请这样说:「李雷的拜访次数权重改成10%", "Please say it like this: “set Li Lei's visits weight", operations, "override");
        await Expect("没有变化", "Nothing changed.", operations, "override", ("name", "李雷"), ("line", "拜访次数"), ("what", "weight"), ("value", "15"), ("reason", "x"));
        await Expect("目标值在目标里改,这里只能改权重", "A target's value is changed as a target", operations, "override", ("name", "李雷"), ("line", "签单额"), ("what", "goal"), ("value", "15"), ("reason", "x"));
        await Expect("的方案里没有「开心度」", "There is no “开心度” in Li Lei's scheme", operations, "override", ("name", "李雷"), ("line", "开心度"), ("what", "goal"), ("value", "15"), ("reason", "x"));
        await Expect("不能改自己的考核", "You cannot change what you are appraised by yourself", operations, "override", ("name", "陈静"), ("line", "拜访次数"), ("what", "goal"), ("value", "15"), ("reason", "x"));
        for (var i = 0; i < 15; i++) await Expect("调整原因", "Reasons for changes", operations, "reasons", ("add", $"原因{i}"));
        await Expect("最多 20 个原因", "At most 20 reasons", operations, "reasons", ("add", "再一个"));
        await bot.DoAsync("delete from adjust_reason where line > (select min(line) from adjust_reason)");
        await Expect("至少要留一个原因", "At least one reason has to stay", operations, "reasons", ("remove", await bot.AskAsync<string>("select name from adjust_reason")));

        async Task Expect(string zh, string en, Person person, string verb, params (string Name, string Value)[] arguments) =>
            Assert.Contains(english ? en : zh, await PressAsync(person, verb, arguments), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_the_last_day_of_a_period_nothing_of_it_can_change(bool english)
    {
        await using var bot = await StartAsync(english);
        var (manager, operations) = (bot.Is("王芳"), bot.Is("陈静"));
        await operations.SayAsync("李雷的拜访次数权重改成10%,原因:新人");
        Assert.Contains(
            english ? "Schemes are changed by sales operations and approved by whoever answers for the company" : "考核方案由运营来改,公司负责人可以复核",
            await PressAsync(manager, "page", 1), StringComparison.Ordinal);
        Assert.Contains(
            english ? "A target must be above 0" : "目标要大于 0",
            await PressAsync(manager, "target", [("owner", "member"), ("id", "1"), ("metric", "revenue"), ("from", "2028-05-01"), ("to", "2028-05-31"), ("base", "0")]), StringComparison.Ordinal);

        bot.Time.Advance(TimeSpan.FromDays(7));

        Assert.Contains(
            english ? "Today is the last day of that period and a change counts from tomorrow at the earliest" : "今天是这个时段的最后一天,改动最早从明天算",
            await bot.Is("王芳", "chat-later").SayAsync("李雷11月目标下调10%,因为休假"), StringComparison.Ordinal);
    }

    static async Task<TestBot> StartAsync(bool english)
    {
        var bot = await TestBot.StartAsync();
        if (english) await bot.DoAsync("update member set language = 'en'");
        return bot;
    }

    static async Task<Person> SetAsync(TestBot bot, string target)
    {
        var operations = bot.Is("陈静");
        await operations.SayAsync(target);
        var set = await bot.AskAsync<long>("select max(id) from change_set");
        await operations.PressAsync(operations.Invoke("change", new JsonObject { ["do"] = "confirm", ["set"] = $"{set}", ["override"] = "已谈妥" }));
        return operations;
    }

    static Task OpenWindowAsync(TestBot bot) => bot.DoAsync("insert into adjust_window (tenant_id, opens, closes, made_by, made_at, inbox_id) values (1, '2026-11-20', '2026-12-10', 5, now(), 1)");

    static Task<string> PressAsync(Person person, string what, long set) => PressAsync(person, "change", [("do", what), ("set", $"{set}"), ("reason", "market")]);

    static Task<string> PressAsync(Person person, string verb, (string Name, string Value)[] arguments)
    {
        var data = new JsonObject();
        foreach (var (name, value) in arguments) data[name] = value;
        return person.PressAsync(person.Invoke(verb, data));
    }
}
