using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Pushes;

/// <summary>Chats in which nothing arrives any more: the admin is told what to do, and whoever writes again is reached again.</summary>
public sealed class AddressTests
{
    static readonly DateTimeOffset Monday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", "chat-王芳")]
    [InlineData(404, "ConversationNotFound", "another chat")]
    public async Task A_review_that_meets_a_dead_chat_is_reported_and_the_next_goes_where_the_manager_writes_again(int status, string code, string chat)
    {
        await using var bot = await StartAsync();
        var (manager, admin) = (bot.Is("王芳"), bot.Is("赵强"));
        await manager.SayAsync("你好");
        await admin.SayAsync("English");
        bot.Connector.Fault = http => "chat-王芳".Equals(http.Request.RouteValues["chat"]) ? Results.Json(new { error = new { code } }, statusCode: status) : null;
        await MondayAsync(bot, 0);
        await MondayAsync(bot, 1);
        Assert.Equal("rejected", (await bot.StatesAsync(manager.Chat)).Split(", ")[^1]);
        Assert.Equal("closed chat", await ReasonAsync(bot, 1));

        // What the first review met, and nothing of the second: that comes a week later.
        var told = await admin.ReadAsync();
        Assert.Contains($"Their chat no longer works ({status} {code}): ask them to add Dengta again and say hello (1)\nWang Fang", told, StringComparison.Ordinal);
        Assert.DoesNotContain("chat is closed", told, StringComparison.Ordinal);

        bot.Connector.Fault = _ => null;
        var back = bot.Is("王芳", chat).Until(bot.Connector.OfChat(chat).Count);
        await back.SayAsync("你好");
        var before = bot.Connector.OfChat(manager.Chat).Count;
        await MondayAsync(bot, 2);
        Assert.Contains("华东一组 · 周复盘", await back.ReadAsync(), StringComparison.Ordinal);
        if (chat != manager.Chat) Assert.Equal(before, bot.Connector.OfChat(manager.Chat).Count);
        Assert.Contains("Had no chat then, and has one again: nothing to do (1)\nWang Fang", await admin.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_and_installed_again_the_bot_sends_the_next_push_without_a_word_being_said()
    {
        await using var bot = await StartAsync();
        var (manager, admin) = (bot.Is("王芳"), bot.Is("赵强"));
        await manager.SayAsync("你好");
        await admin.SayAsync("你好");
        await bot.PostAsync(manager.Activity("installationUpdate", null, ("action", "remove")));
        await MondayAsync(bot, 0);
        Assert.Equal("closed chat", await ReasonAsync(bot, 0));
        await MondayAsync(bot, 1);
        Assert.Contains("会话已关闭:请他们重新添加灯塔,发一句「你好」(1)\n王芳", await admin.ReadAsync(), StringComparison.Ordinal);

        await bot.PostAsync(manager.Activity("installationUpdate", null, ("action", "add")));
        await manager.ReadAsync();
        await MondayAsync(bot, 2);
        Assert.Contains("华东一组 · 周复盘", await manager.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_within_the_minute_of_one_report_or_long_after_its_making_stands_in_the_next()
    {
        await using var bot = await StartAsync();
        var (manager, admin) = (bot.Is("王芳"), bot.Is("赵强"));
        await manager.SayAsync("你好");
        await admin.SayAsync("你好");
        bot.Connector.Fault = http => manager.Chat.Equals(http.Request.RouteValues["chat"]) ? Results.StatusCode(429) : null;
        await MondayAsync(bot, 0);
        // Put off until the report of the week has been made, then refused for good.
        bot.Connector.Fault = http => manager.Chat.Equals(http.Request.RouteValues["chat"]) ? Results.StatusCode(400) : null;
        bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.SweepAsync();
        for (var i = 0; i < 100 && !(await bot.StatesAsync(manager.Chat)).EndsWith("rejected", StringComparison.Ordinal); i++) continue;
        await MondayAsync(bot, 1);
        Assert.Contains("渠道拒收(400):看日志(1)\n王芳", await admin.ReadAsync(), StringComparison.Ordinal);
        // The second was refused in the minute of the report: nothing is told twice or not at all.
        await MondayAsync(bot, 2);
        Assert.Contains("渠道拒收(400):看日志(1)\n王芳", await admin.ReadAsync(), StringComparison.Ordinal);
    }

    /// <summary>Of the managers only the one has ever written, so that the others are excluded: they would stand in every report.</summary>
    static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.DoAsync("insert into preference (tenant_id, member_id, muted) select 1, id, array['weekly-review'] from member where name <> '王芳'");
        await TickAsync(bot);
        return bot;
    }

    static async Task MondayAsync(TestBot bot, int weeks)
    {
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Monday.AddDays(7 * weeks));
        await TickAsync(bot);
        await bot.SweepAsync();
        await bot.SettledAsync();
    }

    static Task TickAsync(TestBot bot) => new ServePushes(
        bot.Db, [new WeeklyReview(bot.Time), new DeliveryReport(bot.Time)], bot.Time, NullLogger<ServePushes>.Instance).RunAsync(TestContext.Current.CancellationToken);

    static Task<string> ReasonAsync(TestBot bot, int weeks) =>
        bot.AskAsync<string>($"select reason from push where key = 'weekly-review:{Monday.AddDays(7 * weeks):yyyy-MM-dd}:3'");
}
