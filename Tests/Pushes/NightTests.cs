using System.Net;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;

namespace Dengta.Tests.Pushes;

/// <summary>What becomes due at night without being a push of the schedule.</summary>
public sealed class NightTests
{
    // In Shanghai eleven at night, and eight in the morning.
    static readonly DateTimeOffset Night = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Morning = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_late_duty_is_told_of_in_the_morning_and_holds_up_no_answer_meanwhile()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await manager.SayAsync("你好");
        await OpenAsync(bot);
        bot.Time.SetUtcNow(Night);
        await new RemindOfDuties(bot.Db, bot.Time).RunAsync(Cancel);
        await bot.SweepAsync();

        var refused = 0;
        bot.Connector.Fault = _ => Interlocked.Increment(ref refused) == 1 ? Results.StatusCode(StatusCodes.Status429TooManyRequests) : null;
        using var asked = await bot.PostAsync(manager.Message("团队本月进度"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        await bot.DueAsync(manager.Chat);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();
        Assert.Contains("华东一组", await manager.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(2, manager.Answers);

        bot.Time.SetUtcNow(Morning);
        await bot.SweepAsync();
        Assert.Contains("到期了:问一句", await manager.ReadAsync(), StringComparison.Ordinal);
    }

    static async Task OpenAsync(TestBot bot)
    {
        await using var tx = bot.Db.Begin();
        DutyStore.OpenMany(tx, new TenantId(1), [new NewDuty("night", "talk", new MemberId(3), "问一句", "Ask", Night.AddMinutes(-5))], TestBot.Morning);
        await tx.CommitAsync(Cancel);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
