using Dengta.Domain.Pushes;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Pushes;

public sealed class ServePushesTests
{
    static readonly DateTimeOffset NextMonday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task On_monday_at_nine_a_manager_gets_the_review_once_however_often_the_clock_ticks()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await manager.SayAsync("你好");
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday.AddSeconds(-1));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(0, await Pushes(bot));
        bot.Time.SetUtcNow(NextMonday);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Clock(bot).RunAsync(Cancel)));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'weekly-review:%'"));
        await bot.SweepAsync();
        var card = await manager.ReadAsync();
        Assert.Contains("华东一组 · 周复盘", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_chat_is_recorded_with_the_reason()
    {
        await using var bot = await TestBot.StartAsync();
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday);
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal("no chat", await bot.AskAsync<string>("select min(reason) from push where kind = 'weekly-review'"));
    }

    static ServePushes Clock(TestBot bot) => new(bot.Db, [new WeeklyReview(bot.Time)], bot.Time, NullLogger<ServePushes>.Instance);

    static Task<long> Pushes(TestBot bot) => bot.AskAsync<long>("select count(*) from push where kind = 'weekly-review'");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
