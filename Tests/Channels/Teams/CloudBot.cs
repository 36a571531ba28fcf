using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>A bot registered in a fake cloud, for the tests of a class.</summary>
public sealed class CloudBot : IAsyncLifetime
{
    internal TestBot Bot { get; private set; } = null!;

    internal FakeCloud Cloud { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cloud = await FakeCloud.StartAsync();
        Bot = await TestBot.StartAsync(settings: Cloud.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Cloud.DisposeAsync();
    }

    /// <summary>The claims of a good token, at the bot's time.</summary>
    internal JsonObject Claims() => FakeCloud.Claims(Bot.Time.GetUtcNow(), Bot.Connector.Address.ToString());

    /// <summary>Posts a message under an Authorization header; null for none.</summary>
    internal async Task<HttpStatusCode> PostAsync(string? authorization, JsonObject? activity = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent((activity ?? Bot.Is("认证").Message("你好")).ToJsonString(), MediaTypeHeaderValue.Parse("application/json")),
        };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answered = await Bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answered.StatusCode;
    }

    /// <summary>Lets everybody who speaks through the bot's own helper carry a good token.</summary>
    internal void SignIn() => Bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", Cloud.TokenFor(Bot));
}
