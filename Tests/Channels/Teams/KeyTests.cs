using System.Net;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The issuer's keys change while the bot runs.</summary>
public sealed class KeyTests(CloudBot at) : IClassFixture<CloudBot>
{
    [Fact]
    public async Task A_new_key_is_found_at_once_an_invented_one_is_looked_for_every_five_minutes_and_an_old_one_goes()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(at.Cloud.Key));
        // Other tests of the class may have led to a read before.
        var reads = at.Cloud.KeyReads;

        at.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        using var next = new TestKey("key-2", "msteams");
        at.Cloud.Published.Add(next);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(next));
        Assert.Equal(reads + 1, at.Cloud.KeyReads);

        using var invented = new TestKey("invented", "msteams");
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(invented));
        Assert.Equal(reads + 1, at.Cloud.KeyReads);
        at.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(invented)));
        Assert.Equal(reads + 2, at.Cloud.KeyReads);

        var withdrawn = at.Cloud.Key.Sign(at.Claims());
        Assert.Equal(HttpStatusCode.OK, await at.PostAsync("Bearer " + withdrawn));
        at.Cloud.Published.Remove(at.Cloud.Key);
        at.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(invented));
        Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync("Bearer " + withdrawn));
        at.Cloud.Published.Remove(next);
        at.Cloud.Published.Add(at.Cloud.Key);
    }

    [Fact]
    public async Task The_keys_are_read_again_every_twelve_hours_and_yesterdays_serve_while_the_issuer_is_down()
    {
        at.Bot.Time.Advance(TimeSpan.FromMinutes(6));
        using var invented = new TestKey("another", "msteams");
        await PostAsync(invented);
        var reads = at.Cloud.KeyReads;

        at.Bot.Time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(at.Cloud.Key));
        Assert.Equal(reads, at.Cloud.KeyReads);
        at.Bot.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(at.Cloud.Key));
        Assert.Equal(reads + 1, at.Cloud.KeyReads);

        at.Cloud.IsDown = true;
        at.Bot.Time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(at.Cloud.Key));
        at.Cloud.IsDown = false;
    }

    [Fact]
    public async Task While_the_keys_have_never_been_reached_the_channel_is_told_to_come_again()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", cloud.TokenFor(bot));
        cloud.IsDown = true;
        using var refused = await bot.PostAsync(bot.Is("早").Message("你好"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        cloud.IsDown = false;
        bot.Time.Advance(TimeSpan.FromSeconds(6));
        using var taken = await bot.PostAsync(bot.Is("早").Message("你好"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    Task<HttpStatusCode> PostAsync(TestKey key) => at.PostAsync("Bearer " + key.Sign(at.Claims()));
}
