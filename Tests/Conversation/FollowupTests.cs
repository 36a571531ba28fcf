using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Follow-ups are their owner's, made and settled once, whatever a button carries.</summary>
public sealed class FollowupTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task An_offer_pressed_many_times_from_two_chats_makes_one()
    {
        var (bot, person) = await IsAsync("多点");
        await person.SayAsync("周四提醒我回访李总");
        var presses = Enumerable.Range(0, 6).Select(i =>
        {
            var press = person.Invoke("11月26日 周四 提醒我");
            press["conversation"]!["id"] = i % 2 == 0 ? person.Chat : "elsewhere";
            return press;
        });

        await Task.WhenAll(presses.Select(p => bot.PostAsync(p)));

        Assert.Equal(1, await OpenAsync(bot, "多点"));
    }

    [Fact]
    public async Task Done_twice_at_once_is_booked_once()
    {
        var (bot, person) = await IsAsync("双完成");
        await person.SayAsync("周四提醒我回访中兴");
        await person.PressAsync("11月26日 周四 提醒我");
        var presses = Enumerable.Range(0, 6).Select(i =>
        {
            var press = person.Invoke("完成");
            press["conversation"]!["id"] = i % 2 == 0 ? person.Chat : "elsewhere too";
            return press;
        });

        await Task.WhenAll(presses.Select(p => bot.PostAsync(p)));

        Assert.Equal((1, 0), (await bot.EntriesAsync("双完成"), await OpenAsync(bot, "双完成")));
    }

    [Theory]
    [InlineData("followups", "done")]
    [InlineData("followups", "drop")]
    [InlineData("followups", "move")]
    [InlineData("followups", "show")]
    [InlineData("tick", "")]
    public async Task Somebody_elses_follow_up_is_not_there(string verb, string act)
    {
        var (bot, owner) = await IsAsync("主人" + verb + act);
        await owner.SayAsync("周四提醒我回访中兴");
        await owner.PressAsync("11月26日 周四 提醒我");
        var id = await bot.AskAsync<long>("select max(id) from followup");
        var thief = bot.Is("外人" + verb + act);
        await thief.SayAsync("拜访了中兴");
        var message = await bot.AskAsync<long>("select max(inbox_id) from entry");

        var answer = await thief.PressAsync(thief.Invoke(verb, new JsonObject
        {
            ["id"] = $"{id}",
            ["act"] = act,
            ["to"] = "2026-11-30",
            ["message"] = $"{message}",
        }));

        Assert.Contains("不能用了", answer);
        Assert.Equal((1, 1), (await OpenAsync(bot, "主人" + verb + act), await bot.EntriesAsync("外人" + verb + act)));
    }

    [Fact]
    public async Task Somebody_elses_plan_cannot_be_taken_over()
    {
        var (bot, owner) = await IsAsync("计划人");
        await owner.SayAsync("周四提醒我回访中兴");
        var message = await bot.AskAsync<long>("select max(id) from inbox");
        var thief = bot.Is("抄计划");
        await thief.SayAsync("你好");

        Assert.Contains("不能用了", await thief.PressAsync(thief.Invoke("plan", new JsonObject { ["message"] = $"{message}", ["day"] = "2026-11-26" })));
        Assert.Equal(0, await OpenAsync(bot, "抄计划"));
    }

    [Theory]
    [InlineData("2026-11-22", "已经过了")]
    [InlineData("9999-12-31", "最多提前一年")]
    [InlineData("0001-01-01", "已经过了")]
    public async Task A_day_that_cannot_be_meant_is_refused(string day, string refusal)
    {
        var (bot, person) = await IsAsync("怪日" + day);
        await person.SayAsync("周四提醒我回访中兴");
        var message = await bot.AskAsync<long>("select max(id) from inbox");

        Assert.Contains(refusal, await person.PressAsync(person.Invoke("plan", new JsonObject { ["message"] = $"{message}", ["day"] = day })));
        Assert.Equal(0, await OpenAsync(bot, "怪日" + day));
    }

    [Fact]
    public async Task A_visit_that_was_undone_ticks_nothing_off()
    {
        var (bot, person) = await IsAsync("撤后勾");
        await person.SayAsync("周四提醒我回访中兴");
        await person.PressAsync("11月26日 周四 提醒我");
        await person.SayAsync("拜访了中兴");
        var tick = person.Invoke("这条跟进完成了");
        await person.SayAsync("撤销");

        Assert.Contains("跟进没有动", await person.PressAsync(tick));
        Assert.Equal(1, await OpenAsync(bot, "撤后勾"));
    }

    [Fact]
    public async Task In_a_group_the_list_is_not_shown()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("群里待办", "followup group", group: true);

        Assert.Contains("只在一对一聊天里显示", await person.SayAsync("我的跟进"));
    }

    static Task<long> OpenAsync(TestBot bot, string person) => bot.AskAsync<long>(
        $"select count(*) from followup f join member m on m.tenant_id = f.tenant_id and m.id = f.owner_id where m.name = '{person}' and f.state = 'open'");

    async Task<(TestBot, Person)> IsAsync(string name)
    {
        var bot = await shared.GetAsync();
        return (bot, bot.Is(name));
    }
}
