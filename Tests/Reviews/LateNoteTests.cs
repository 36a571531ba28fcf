using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Reviews;

/// <summary>What a rep writes after Sunday, and what a customer waits for, as the manager's Monday tells of it.</summary>
public sealed class LateNoteTests
{
    static readonly DateTimeOffset Friday = new(2026, 11, 27, 8, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Monday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_note_of_monday_morning_is_marked_late_and_one_of_the_afternoon_stands_on_the_next_card_once()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, early, late) = (bot.Is("王芳"), bot.Is("李雷"), bot.Is("韩梅梅"));
        await manager.SayAsync("你好");
        await TickAsync(bot);
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Friday);
        await early.SayAsync("周记");
        await late.SayAsync("周记");
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Monday.AddMinutes(-15));
        await early.PressAsync("交给主管", ("blockers", "等法务"), ("plans", ""));

        var first = await MondayAsync(bot, manager, Monday);
        Assert.Contains("· 李雷(晚交):卡点 等法务", first, StringComparison.Ordinal);
        Assert.Contains("没写周记:韩梅梅", first, StringComparison.Ordinal);

        await bot.SettledAsync();
        bot.Time.SetUtcNow(Monday.AddHours(5));
        await late.PressAsync("交给主管", ("blockers", ""), ("plans", "见小米"));
        Assert.Contains("· 韩梅梅(晚交):下周 见小米", await manager.SayAsync("周复盘"), StringComparison.Ordinal);

        var second = await MondayAsync(bot, manager, Monday.AddDays(7));
        Assert.Contains("· 韩梅梅(11月23日 周一那周,晚交):下周 见小米", second, StringComparison.Ordinal);
        Assert.DoesNotContain("等法务", second, StringComparison.Ordinal);
        Assert.DoesNotContain("见小米", await MondayAsync(bot, manager, Monday.AddDays(14)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lets_a_customer_wait_needs_help_and_an_answer_in_time_is_no_reason()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, slow, quick) = (bot.Is("王芳"), bot.Is("李雷"), bot.Is("韩梅梅"));
        await manager.SayAsync("你好");
        await TickAsync(bot);
        await bot.SettledAsync();
        bot.Time.SetUtcNow(Friday.AddHours(-6));
        await slow.SayAsync("中兴报修:打印机坏了");
        await quick.SayAsync("小米报修:扫描仪坏了");
        await bot.SettledAsync();
        bot.Time.Advance(TimeSpan.FromMinutes(30));
        await quick.SayAsync("已回复小米");

        // From half past ten on Friday to its end, at six: seven and a half working hours; the team's is weighted by requests.
        var card = await MondayAsync(bot, manager, Monday);
        Assert.Contains("服务响应 7.5 工作小时(中位数,应在 2 以内)", card.Split('\n').Single(l => l.StartsWith("· 李雷", StringComparison.Ordinal) && l.Contains("响应", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("服务响应：中位 4 工作小时,2 个请求 · 要管", card, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Split('\n'), l => l.StartsWith("· 韩梅梅", StringComparison.Ordinal) && l.Contains("响应", StringComparison.Ordinal));
    }

    static async Task<string> MondayAsync(TestBot bot, Person manager, DateTimeOffset at)
    {
        await bot.SettledAsync();
        bot.Time.SetUtcNow(at);
        await TickAsync(bot);
        await bot.SweepAsync();
        return await manager.ReadAsync();
    }

    static Task TickAsync(TestBot bot) =>
        new ServePushes(bot.Db, [new WeeklyReview(bot.Time)], bot.Time, NullLogger<ServePushes>.Instance).RunAsync(TestContext.Current.CancellationToken);
}
