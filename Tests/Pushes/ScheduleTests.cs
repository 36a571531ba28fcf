using System.Net;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Pushes;

/// <summary>The clock itself: its page, and what a tick costs.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("Development", false, HttpStatusCode.OK)]
    [InlineData("Development", true, HttpStatusCode.Unauthorized)]
    [InlineData("Production", false, HttpStatusCode.Unauthorized)]
    public async Task The_page_of_the_jobs_is_shown_to_whoever_sits_at_the_machine_in_development_only(string environment, bool proxied, HttpStatusCode status)
    {
        await using var bot = await TestBot.StartAsync(environment: environment, settings: new Dictionary<string, string?> { ["Dengta:Jobs"] = "true" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hangfire/recurring");
        if (proxied) request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        using var page = await bot.Http.SendAsync(request, Cancel);
        Assert.Equal(status, page.StatusCode);
        if (status == HttpStatusCode.OK) Assert.Contains("Make the cards that are due", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newcomers_are_looked_for_every_ten_minutes_and_a_wish_counts_at_once()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("你好");
        await TickAsync(bot);
        Assert.Equal(8, await MomentAsync(bot));
        // Within ten minutes of the look a new moment comes from the wish alone.
        await rep.SayAsync("时区 Europe/London");
        await TickAsync(bot);
        Assert.Equal(16, await MomentAsync(bot));
        await bot.DoAsync("delete from due");
        await TickAsync(bot);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from due"));
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        await TickAsync(bot);
        Assert.Equal(16, await MomentAsync(bot));
    }

    static Task TickAsync(TestBot bot) =>
        new ServePushes(bot.Db, [new FridayNote()], bot.Time, bot.LoggerOf<ServePushes>()).RunAsync(Cancel);

    // The UTC hour of 16:00 on Friday.
    static Task<int> MomentAsync(TestBot bot) => bot.AskAsync<int>("""
        select extract(hour from d.due_at at time zone 'UTC')::int from due d join member m on m.tenant_id = d.tenant_id and m.id = d.member_id where m.name = '李雷'
        """);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
