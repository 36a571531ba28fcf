using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Reviews;

/// <summary>A review that nobody looks at: one reminder after two days, one level up a day later.</summary>
public sealed class UnseenReviewTests
{
    static readonly DateTimeOffset Monday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_two_days_the_manager_is_reminded_once_and_a_day_later_the_one_above_is_told_once()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, above) = (bot.Is("王芳"), bot.Is("张伟"));
        await ReviewAsync(bot, manager, above);

        await DutiesAsync(bot, 47);
        Assert.Equal(2, manager.Answers);
        await DutiesAsync(bot, 48);
        Assert.Contains("到期了:看周复盘并做决定", await manager.ReadAsync(), StringComparison.Ordinal);
        await DutiesAsync(bot, 71);
        Assert.Equal((3, 1), (manager.Answers, above.Answers));
        await DutiesAsync(bot, 73);
        Assert.Contains("王芳有一件事过期了", await above.ReadAsync(), StringComparison.Ordinal);
        await DutiesAsync(bot, 97);
        Assert.Equal((3, 2), (manager.Answers, above.Answers));
    }

    [Theory]
    [InlineData("已阅")]
    [InlineData("申请改目标")]
    public async Task Whoever_has_seen_or_decided_is_left_alone(string button)
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, above) = (bot.Is("王芳"), bot.Is("张伟"));
        await ReviewAsync(bot, manager, above);
        await manager.PressAsync(button);
        if (button == "申请改目标") await manager.PressAsync("确定", ("who", "1"), ("month", "2026-12-01"), ("to", "-10%"), ("about", ""));

        await DutiesAsync(bot, 48);
        await DutiesAsync(bot, 72);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from outbox o join duty d on o.key like 'duty:' || d.id || ':%' where d.kind = 'review' and d.owner_id = 3"));
    }

    static async Task ReviewAsync(TestBot bot, Person manager, Person above)
    {
        await manager.SayAsync("你好");
        await above.SayAsync("你好");
        // Those between the two have no chat and no card to overlook.
        var clock = new ServePushes(bot.Db, [new WeeklyReview(bot.Time)], bot.Time, NullLogger<ServePushes>.Instance);
        await clock.RunAsync(Cancel);
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Monday);
        await clock.RunAsync(Cancel);
        await bot.DoAsync("delete from duty where owner_id <> 3");
        await bot.SweepAsync();
        Assert.Contains("华东一组 · 周复盘", await manager.ReadAsync(), StringComparison.Ordinal);
    }

    static async Task DutiesAsync(TestBot bot, int hours)
    {
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Monday.AddHours(hours).AddMinutes(1));
        for (var i = 0; i < 2; i++) await new RemindOfDuties(bot.Db, bot.Time).RunAsync(Cancel);
        await bot.SweepAsync();
        await bot.SettledAsync();
    }
}
