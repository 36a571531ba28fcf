using System.Text.Json.Nodes;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;

namespace Dengta.Tests.Conversation;

/// <summary>Two who decide at once: one wins, the other is told, and the months equal the versions whatever happened.</summary>
public sealed class TargetRaceTests
{
    [Fact]
    public async Task Of_two_who_change_the_same_target_one_wins_and_the_other_is_told()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        var (manager, operations) = (bot.Is("王芳"), bot.Is("陈静"));
        await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化");
        await operations.SayAsync("李雷12月目标下调10%,因为休假");

        var answers = await Task.WhenAll(manager.PressAsync("确认"), operations.PressAsync("确认"));

        Assert.Single(answers, a => a.Contains("目标已改", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Contains("有人先改了其中的目标", StringComparison.Ordinal));
        Assert.Equal(2, await bot.AskAsync<long>("select count(*) from target_version where owner_kind = 'member' and owner_id = 1 and metric = 'revenue' and starts = '2026-12-01'"));
    }

    [Fact]
    public async Task A_confirmation_pressed_thirty_times_is_carried_out_once()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await manager.SayAsync("给李雷定2027年5月目标90万");
        var presses = Enumerable.Range(0, 30).Select(_ => manager.Invoke("确认")).ToArray();

        await Task.WhenAll(presses.Select(bot.PostAsync));

        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from target_version where owner_id = 1 and starts = '2027-05-01'"));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from change_set where state = 'applied'"));
    }

    [Fact]
    public async Task An_approval_crosses_a_withdrawal_and_one_of_them_holds()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, operations) = (bot.Is("王芳"), bot.Is("陈静"));
        await operations.SayAsync("你好");
        await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化");
        await manager.PressAsync("确认");
        var set = await bot.AskAsync<long>("select max(id) from change_set");

        var answers = await Task.WhenAll(
            operations.PressAsync(operations.Invoke("change", new JsonObject { ["do"] = "approve", ["set"] = $"{set}" })), manager.PressAsync("撤回"));

        var state = await bot.AskAsync<string>("select state from change_set");
        Assert.Contains(state == "applied" ? "目标已改" : "已经作废", answers[0]);
        Assert.Contains(state == "applied" ? "没有重复执行" : "已取消", answers[1]);
        Assert.Equal(state == "applied" ? 2 : 1, await bot.AskAsync<long>("select count(*) from target_version where owner_kind = 'member' and owner_id = 1 and metric = 'revenue' and starts = '2026-12-01'"));
    }

    [Fact]
    public async Task A_window_that_closes_before_the_confirmation_asks_for_a_second_person()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        var manager = bot.Is("王芳");
        Assert.DoesNotContain("不在调整窗口内", await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化"));
        await bot.DoAsync("update adjust_window set opens = '2026-11-01', closes = '2026-11-22'");

        Assert.Contains("已提交复核", await manager.PressAsync("确认"));
        Assert.Equal("waiting", await bot.AskAsync<string>("select state from change_set"));
    }

    [Fact]
    public async Task A_window_closed_in_the_very_moment_of_confirmations_lets_each_through_or_asks_for_a_second_person()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        var operations = bot.Is("陈静");
        await operations.SayAsync("你好");
        string[] people = ["李雷", "韩梅梅", "刘洋"];
        var makers = people.Select((_, i) => bot.Is("王芳", $"chat-{i}")).ToArray();
        foreach (var (maker, person) in makers.Zip(people)) await maker.SayAsync($"{person}12月目标上调10%,因为市场需求变化");

        var closing = bot.PostAsync(operations.Message("关闭调整窗口"));
        var answers = await Task.WhenAll(makers.Select(m => m.PressAsync("确认")));

        Assert.True((await closing).IsSuccessStatusCode);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from adjust_window where closes >= '2026-11-23'"));
        var states = await bot.AskAsync<string>("select string_agg(state, ',' order by id) from change_set");
        Assert.Equal(
            states.Split(','),
            answers.Select(a => a.Contains("目标已改", StringComparison.Ordinal) ? "applied" : a.Contains("已提交复核", StringComparison.Ordinal) ? "waiting" : a));
        Assert.Equal(
            await bot.AskAsync<long>("select count(*) from change_set where state = 'applied'"),
            await bot.AskAsync<long>("select count(*) from target_version where change_set is not null"));
    }

    [Fact]
    public async Task A_confirmation_that_waits_for_the_closing_of_the_window_comes_after_it()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        var manager = bot.Is("王芳");
        await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化");
        await using var closing = bot.Db.Begin();
        var cancel = TestContext.Current.CancellationToken;
        ChangeSetStore.Lock(closing, new TenantId(1));
        WindowStore.Close(closing, new TenantId(1), new DateOnly(2026, 11, 23));
        await closing.SendAsync(cancel);

        var confirming = manager.PressAsync("确认");
        while (await bot.AskAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 0) await Task.Delay(10, cancel);
        await closing.CommitAsync(cancel);

        var answer = await confirming;
        Assert.Contains("已提交复核,还没有改动", answer, StringComparison.Ordinal);
        Assert.Contains("调整窗口没有开着", answer, StringComparison.Ordinal);
        Assert.Equal("waiting", await bot.AskAsync<string>("select state from change_set"));
    }

    [Fact]
    public async Task An_approval_in_the_very_moment_a_window_closes_is_carried_out_once()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, operations, director) = (bot.Is("王芳"), bot.Is("陈静"), bot.Is("张伟"));
        foreach (var person in (Person[])[operations, director]) await person.SayAsync("你好");
        await manager.SayAsync("李雷12月目标上调10%,因为市场需求变化");
        await manager.PressAsync("确认");
        await OpenWindowAsync(bot);
        var set = await bot.AskAsync<long>("select max(id) from change_set");
        JsonObject Approve(Person person) => person.Invoke("change", new JsonObject { ["do"] = "approve", ["set"] = $"{set}" });
        var second = bot.Is("陈静", "chat-second");
        await second.SayAsync("你好");

        var closing = bot.PostAsync(second.Message("关闭调整窗口"));
        var answers = await Task.WhenAll(operations.PressAsync(Approve(operations)), director.PressAsync(Approve(director)));

        Assert.True((await closing).IsSuccessStatusCode);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from adjust_window where closes >= '2026-11-23'"));
        Assert.Single(answers, a => a.Contains("目标已改", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Contains("没有重复执行", StringComparison.Ordinal));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from target_version where change_set is not null"));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_scheme_one_wins_and_the_other_is_told()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        Person[] both = [bot.Is("陈静", "chat-1"), bot.Is("陈静", "chat-2")];
        foreach (var (person, weight) in both.Zip([30, 20]))
        {
            await person.SayAsync($"华东一组的考核方案:签单额60%,拜访次数{weight}%目标30,报价次数{40 - weight}%目标10");
            Assert.Contains("考核方案草案", await person.PressAsync("从 12月1日 起采用"), StringComparison.Ordinal);
        }

        var answers = await Task.WhenAll(both.Select(p => p.PressAsync("确认", ("reason", "market"))));

        Assert.Single(answers, a => a.Contains("考核方案已改", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Contains("有人先改了其中的目标或方案", StringComparison.Ordinal));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from scheme_use where unit_id is not null"));
    }

    [Fact]
    public async Task A_draft_that_is_past_its_day_is_void()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenWindowAsync(bot);
        var manager = bot.Is("王芳");
        await manager.SayAsync("李雷11月目标下调10%,因为休假");
        bot.Time.Advance(TimeSpan.FromDays(1));

        Assert.Contains("过了生效日", await manager.PressAsync("确认"));
        Assert.Equal(833_000m, await bot.AskAsync<decimal>("select base from target where member_id = 1 and month = '2026-11-01' and metric = 'revenue'"));
    }

    static Task OpenWindowAsync(TestBot bot) => bot.DoAsync("insert into adjust_window (tenant_id, opens, closes, made_by, made_at, inbox_id) values (1, '2026-11-20', '2026-12-10', 5, now(), 1)");
}
