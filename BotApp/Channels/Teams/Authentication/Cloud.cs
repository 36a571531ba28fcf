using System.Collections.Immutable;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>The addresses of one of Microsoft's clouds.</summary>
/// <param name="Issuer">Who issues Bot Connector's tokens, exactly as in their <c>iss</c>.</param>
/// <param name="OpenId">The document that leads to the keys of those tokens.</param>
/// <param name="Resource">What the bot's own token is for.</param>
/// <param name="Login">Where Entra issues tokens, without the directory.</param>
/// <param name="SharedTenant">The directory that multi-tenant bots without one of their own get their token from; null where there is none.</param>
/// <param name="EmulatorOpenId">The document that leads to the keys of Entra's own tokens; null where they are not taken.</param>
/// <param name="ServiceHosts">Where the channel is reached; the bot's token goes nowhere else.</param>
sealed record Cloud(
    string Name, string Issuer, string OpenId, string Resource, string Login, string? SharedTenant, string? EmulatorOpenId,
    ImmutableArray<string> ServiceHosts);

/// <summary>learn.microsoft.com, "Authentication with the Bot Connector API", and the constants of botbuilder-dotnet and Agents-for-net.</summary>
static class Clouds
{
    /// <summary>GCC (not High) shares it, but for a service host of its own.</summary>
    static readonly Cloud Public = new(
        "public",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://api.botframework.com",
        "https://login.microsoftonline.com",
        "botframework.com",
        "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration",
        ["smba.trafficmanager.net", ServiceHosts.Gcc]);

    /// <summary>GCC High and DoD.</summary>
    static readonly Cloud Government = new(
        "government",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://api.botframework.us",
        "https://login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]);

    /// <summary>Operated by 21Vianet. Its service hosts are not published where we could read it: the settings name them.</summary>
    static readonly Cloud China = new(
        "china",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://api.botframework.azure.cn",
        "https://login.partner.microsoftonline.cn",
        null,
        null,
        []);

    public static Cloud? Find(string name) => name switch
    {
        "public" => Public,
        "government" => Government,
        "china" => China,
        _ => null,
    };
}
