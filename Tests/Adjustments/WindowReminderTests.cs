using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Adjustments;

/// <summary>Who sets targets is reminded of a window before it opens and before it closes, once each.</summary>
public sealed class WindowReminderTests
{
    static readonly AdjustWindow Window = new(1, new(2026, 11, 30), new(2026, 12, 7));

    [Theory]
    [InlineData("2026-11-26", null)]
    [InlineData("2026-11-27", WindowMoment.Opens)] // a Friday; the window opens on Monday
    [InlineData("2026-11-28", null)]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-03", null)]
    [InlineData("2026-12-04", WindowMoment.Closes)] // a Friday; Monday is the last day
    [InlineData("2026-12-07", null)]
    public void The_day_is_the_last_working_one_before(string day, WindowMoment? moment) =>
        Assert.Equal(moment, Window.RemindsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), WorkCalendar.Plain));

    [Fact]
    public void A_window_of_one_day_opens_only()
    {
        var window = new AdjustWindow(1, new(2026, 12, 2), new(2026, 12, 2));
        Assert.Equal(WindowMoment.Opens, window.RemindsOn(new(2026, 12, 1), WorkCalendar.Plain));
        Assert.Null(window.RemindsOn(new(2026, 12, 2), WorkCalendar.Plain));
    }

    [Fact]
    public async Task Managers_are_reminded_once_each_time_in_their_language_and_reps_never()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, director, rep) = (bot.Is("王芳"), bot.Is("张伟"), bot.Is("李雷"));
        await manager.SayAsync("你好");
        await director.SayAsync("English");
        await rep.SayAsync("你好");
        await bot.DoAsync("insert into adjust_window (tenant_id, opens, closes, made_by, made_at, inbox_id) values (1, '2026-11-30', '2026-12-07', 5, now(), 1)");

        for (var day = 23; day <= 30; day++) await MorningAsync(bot, new(2026, 11, day, 1, 5, 30, TimeSpan.Zero));
        Assert.Equal("window-reminder: 2", await SentAsync(bot));
        Assert.Contains("目标调整窗口将在 11月30日 周一 打开", await manager.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("The adjustment window for targets opens on Mon 30 Nov", await director.ReadAsync(), StringComparison.Ordinal);

        for (var day = 1; day <= 8; day++) await MorningAsync(bot, new(2026, 12, day, 1, 5, 30, TimeSpan.Zero));
        Assert.Equal("window-reminder: 4", await SentAsync(bot));
        Assert.Contains("目标调整窗口 12月7日 周一 关闭", await manager.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(1, rep.Answers);
    }

    static async Task MorningAsync(TestBot bot, DateTimeOffset now)
    {
        var clock = new ServePushes(bot.Db, [new WindowReminder()], bot.Time, bot.LoggerOf<ServePushes>());
        await bot.StatesAsync("");
        await clock.RunAsync(TestContext.Current.CancellationToken);
        if (now > bot.Time.GetUtcNow()) bot.Time.SetUtcNow(now);
        await clock.RunAsync(TestContext.Current.CancellationToken);
        await clock.RunAsync(TestContext.Current.CancellationToken);
        await bot.StatesAsync("");
        await bot.SweepAsync();
    }

    static Task<string> SentAsync(TestBot bot) => bot.AskAsync<string>("select 'window-reminder: ' || count(*) from outbox where key like 'window-reminder:%'");
}
