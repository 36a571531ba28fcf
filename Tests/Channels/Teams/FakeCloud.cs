using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dengta.Tests.Channels.Teams;

/// <summary>
/// The identity side of a Bot Framework cloud on this machine: the OpenID and key documents of Bot Connector and of Entra, and the
/// token endpoint. The connector itself is <see cref="Connector"/>.
/// </summary>
sealed class FakeCloud : IAsyncDisposable
{
    public const string BotId = "0b070000-0000-4000-8000-00000000c1d1";
    public const string Tenant = "0e000000-0000-4000-8000-0000000000a1";
    public const string Organisation = Tenant;

    readonly WebApplication _app;
    int _tokens;

    FakeCloud(WebApplication app) => _app = app;

    public TestKey Key { get; } = new("key-1", "msteams", "webchat");

    public TestKey EntraKey { get; } = new("entra-1", endorsements: null);

    /// <summary>What the key document of Bot Connector holds.</summary>
    public List<TestKey> Published { get; } = [];

    public int KeyReads { get; private set; }

    /// <summary>The identity service is there but answers with 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many tokens the bot has been given; each is <c>bot-token-N</c>.</summary>
    public int Tokens => _tokens;

    public int TokenSeconds { get; set; } = 3600;

    /// <summary>The form of the last token request.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public string AskedPath { get; private set; } = "";

    public Func<IResult?> TokenFault { get; set; } = () => null;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public Dictionary<string, string?> Settings => new()
    {
        ["Dengta:Teams:BotId"] = BotId,
        ["Dengta:Teams:Tenant"] = Tenant,
        ["Dengta:Teams:Secret"] = "not-a-secret",
        ["Dengta:Teams:OpenId"] = $"{Address}/v1/.well-known/openidconfiguration",
        ["Dengta:Teams:Login"] = Address,
    };

    public static async Task<FakeCloud> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var cloud = new FakeCloud(app);
        cloud.Published.Add(cloud.Key);
        app.MapGet("/v1/.well-known/openidconfiguration", () => cloud.Document("https://api.botframework.com", "/v1/.well-known/keys"));
        app.MapGet("/v1/.well-known/keys", () => cloud.Keys());
        app.MapGet("/botframework.com/v2.0/.well-known/openid-configuration", () => cloud.Document("https://sts.windows.net/{tenantid}/", "/entra/keys"));
        app.MapGet("/entra/keys", () => Json(new JsonObject { ["keys"] = new JsonArray(cloud.EntraKey.Document()) }));
        app.MapPost("/{directory}/oauth2/v2.0/token", (Delegate)cloud.IssueAsync);
        await app.StartAsync();
        return cloud;
    }

    /// <summary>The claims of a good token of Bot Connector.</summary>
    public static JsonObject Claims(DateTimeOffset now, string serviceUrl) => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = BotId,
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    /// <summary>A good token for a bot's connector, at the bot's time.</summary>
    public string TokenFor(TestBot bot) => Key.Sign(Claims(bot.Time.GetUtcNow(), bot.Connector.Address.ToString()));

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        EntraKey.Dispose();
        return _app.DisposeAsync();
    }

    IResult Document(string issuer, string keys) => IsDown ? Results.StatusCode(503) : Json(new JsonObject
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = Address + keys,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    });

    IResult Keys()
    {
        if (IsDown) return Results.StatusCode(503);
        KeyReads++;
        return Json(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(k => k.Document())]) });
    }

    async Task<IResult> IssueAsync(HttpContext http, string directory)
    {
        var form = await http.Request.ReadFormAsync();
        (Asked, AskedPath) = (form.ToDictionary(f => f.Key, f => f.Value.ToString()), directory);
        if (TokenFault() is { } fault) return fault;
        var number = Interlocked.Increment(ref _tokens);
        return Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = TokenSeconds, ["ext_expires_in"] = TokenSeconds, ["access_token"] = $"bot-token-{number}" });
    }

    static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}
