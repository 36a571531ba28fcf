using System.Text.Json.Nodes;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>Each step of a closing has an owner who is reminded, one above who is told, and somebody who may stand in.</summary>
public sealed class LateClosingTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_who_is_late_is_reminded_then_the_one_above_and_either_approves_from_there()
    {
        await using var bot = await OpenedAsync();
        bot.Time.Advance(TimeSpan.FromDays(8));
        await RemindAsync(bot);

        var reminder = await CardAsync(bot, "closing:1:unit:4", "owner");
        Assert.Equal("到期了:确认华东一组的10月绩效", reminder.Title);
        Assert.Contains("还没有做", await PressAsync(bot, "王芳", "decide", ("do", "done"), ("duty", "closing:1:unit:4")), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromHours(25));
        await RemindAsync(bot);

        var told = await CardAsync(bot, "closing:1:unit:4", "above");
        Assert.Equal("王芳有一件事过期了", told.Title);
        Assert.Contains("华东一组的10月绩效已确认", await PressAsync(bot, "张伟", told), StringComparison.Ordinal);
        Assert.Contains("华东一组的10月绩效已确认", await PressAsync(bot, "王芳", reminder), StringComparison.Ordinal); // pressed after it was done: it stays done once
        Assert.Equal("done 4", await bot.AskAsync<string>("select state || ' ' || settled_by from duty where key = 'closing:1:unit:4'"));
    }

    [Fact]
    public async Task Operations_are_told_when_nothing_is_in_the_way_are_reminded_and_another_one_may_seal()
    {
        await using var bot = await OpenedAsync();
        await bot.DoAsync("insert into member (tenant_id, unit_id, name, name_en, role, joined_on, language) select 1, unit_id, '钱丽', 'Qian Li', 'ops', '2026-01-01', 'en' from member where id = 5");
        bot.Time.Advance(TimeSpan.FromDays(4));
        foreach (var (name, unit) in new[] { ("王芳", 4), ("孙磊", 5), ("林峰", 6), ("胡军", 7) })
            Assert.Contains("绩效已确认", await PressAsync(bot, name, "approve-scores", ("closing", "1"), ("unit", $"{unit}")), StringComparison.Ordinal);
        Assert.Equal("10月绩效可以封存了", CardJson.Read(await bot.AskAsync<string>("select card from outbox where key = 'sealing:1:2026-10-01'")).Title);

        bot.Time.Advance(TimeSpan.FromDays(5));
        await RemindAsync(bot);
        var reminder = await CardAsync(bot, "sealing:1:2026-10-01", "owner");
        Assert.Equal("到期了:封存10月绩效", reminder.Title);
        Assert.Contains("可以封存了", await PressAsync(bot, "陈静", reminder), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromHours(25));
        await RemindAsync(bot);
        Assert.Empty((await CardAsync(bot, "sealing:1:2026-10-01", "above")).Buttons);

        Assert.Contains("Oct is sealed", await PressAsync(bot, "Qian Li", "close", ("day", "2026-10-01"), ("step", "seal")), StringComparison.Ordinal);
        Assert.Equal("done", await bot.AskAsync<string>("select state from duty where kind = 'sealing'"));
    }

    [Fact]
    public async Task An_objection_that_nobody_settles_comes_back_with_what_is_needed_to_settle_it()
    {
        await using var bot = await TestBot.StartAsync();
        foreach (var name in (string[])["王芳", "张伟"]) await bot.Is(name).SayAsync("你好");
        await PressAsync(bot, "李雷", "dispute", ("part", "kpi"), ("key", "visits"), ("reason", "missing"), ("words", "少了一次"));
        bot.Time.Advance(TimeSpan.FromDays(4));
        await RemindAsync(bot);
        Assert.Contains("「少了一次」", await PressAsync(bot, "王芳", await CardAsync(bot, "dispute:1", "owner")), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromHours(25));
        await RemindAsync(bot);

        var above = await CardAsync(bot, "dispute:1", "above");
        Assert.Contains("不归您处理", await PressAsync(bot, "孙磊", above), StringComparison.Ordinal);
        Assert.Contains("李雷对11月的「拜访次数」有异议", await PressAsync(bot, "张伟", above), StringComparison.Ordinal);
        Assert.Equal("open", await bot.AskAsync<string>("select state from duty where key = 'dispute:1'"));
        Assert.Contains("异议不成立", await PressAsync(bot, "张伟", "settle-dispute", ("dispute", "1"), ("upheld", "no")), StringComparison.Ordinal);
    }

    static async Task<TestBot> OpenedAsync()
    {
        var bot = await TestBot.StartAsync();
        foreach (var name in (string[])["王芳", "张伟", "陈静"]) await bot.Is(name).SayAsync("你好");
        await PressAsync(bot, "陈静", "close", ("day", "2026-10-01"), ("step", "open"));
        return bot;
    }

    static async Task RemindAsync(TestBot bot) => await new RemindOfDuties(bot.Db, bot.Time).RunAsync(Cancellation);

    /// <summary>What the owner of a late duty, or the one above, was told.</summary>
    static async Task<Card> CardAsync(TestBot bot, string duty, string whom) => CardJson.Read(await bot.AskAsync<string>(
        $"select o.card from outbox o join duty d on o.key = 'duty:' || d.id || ':{whom}' where d.key = '{duty}'"));

    static Task<string> PressAsync(TestBot bot, string name, Card card) =>
        PressAsync(bot, name, card.Buttons[0].Verb, [.. card.Buttons[0].Arguments.Select(a => (a.Key, a.Value))]);

    static Task<string> PressAsync(TestBot bot, string name, string verb, params (string Name, string Value)[] values)
    {
        var person = bot.Is(name, $"chat-{name}-{Guid.NewGuid():N}");
        var data = new JsonObject();
        foreach (var (key, value) in values) data[key] = value;
        return person.PressAsync(person.Invoke(verb, data));
    }
}
