using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The roster is asked with the bot's own token, and only where that may be sent.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public async Task The_roster_is_asked_with_the_bots_token_and_the_ids_escaped()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(demo: false, settings: cloud.Settings);
        bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", cloud.TokenFor(bot));
        await bot.DoAsync("update member set email = 'li.lei@example.com' where id = 1");
        bot.Connector.Roster["29:a b;c@d"] = new() { ["email"] = "li.lei@example.com" };
        var (path, token) = ("", "");
        bot.Connector.Fault = http =>
        {
            if (http.Request.Method == "GET")
                (path, token) = (http.Features.Get<IHttpRequestFeature>()!.RawTarget, http.Request.Headers.Authorization.ToString());
            return null;
        };

        Assert.Contains("欢迎,李雷", await new Person(bot, "李某", "19:x;y@thread", false) { Account = "a b;c@d" }.SayAsync("你好"));

        Assert.Equal("/v3/conversations/19%3Ax%3By%40thread/members/29%3Aa%20b%3Bc%40d", path);
        Assert.StartsWith("Bearer bot-token-", token);
    }

    [Fact]
    public async Task Without_a_token_the_directory_says_nothing_and_the_message_is_answered()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(demo: false, settings: cloud.Settings);
        bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", cloud.TokenFor(bot));
        cloud.TokenFault = () => Results.Json(new { error = "invalid_client" }, statusCode: 401);

        using var answered = await bot.PostAsync(bot.Is("某人").Message("你好"));

        Assert.Equal(System.Net.HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(0, bot.Connector.RosterReads);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where card like '%我还不认识您%'"));
    }

    [Fact]
    public async Task A_directory_that_keeps_silent_is_not_waited_for_long()
    {
        await using var bot = await TestBot.StartAsync(demo: false);
        using var asked = new SemaphoreSlim(0);
        bot.Connector.Fault = http =>
        {
            if (http.Request.Method != "GET") return null;
            asked.Release();
            http.RequestAborted.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
            return Results.StatusCode(503);
        };

        var answer = bot.Is("某人").SayAsync("你好");
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        bot.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("我还不认识您", await answer);
    }
}
