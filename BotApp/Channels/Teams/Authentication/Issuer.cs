using Microsoft.IdentityModel.JsonWebTokens;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>Somebody whose tokens are taken, and what they must hold beyond a good signature, audience and lifetime.</summary>
abstract class Issuer(SigningKeys keys)
{
    public SigningKeys Keys => keys;

    /// <summary>Whether a token says to be from here. Compared exactly.</summary>
    public abstract bool Issues(string issuer);

    /// <summary>Null when a claim is missing or wrong.</summary>
    public abstract Caller? Read(JsonWebToken token, SigningKey key);
}

/// <summary>Bot Connector. Its issuer is the same for bots of every kind.</summary>
sealed class ConnectorIssuer(Cloud cloud, SigningKeys keys) : Issuer(keys)
{
    public override bool Issues(string issuer) => issuer == cloud.Issuer;

    public override Caller? Read(JsonWebToken token, SigningKey key) =>
        token.TryGetPayloadValue("serviceurl", out string? service) && !string.IsNullOrEmpty(service) ? new Caller.Connector(service, key.Endorsements) : null;
}

/// <summary>Entra, for tokens that somebody got with the bot's own credentials, as the Emulator and the Playground do.</summary>
/// <param name="tenant">The bot's own directory, where it has one.</param>
sealed class EmulatorIssuer(string botId, string? tenant, SigningKeys keys) : Issuer(keys)
{
    /// <summary>The directories of Bot Framework's own tools (botbuilder-dotnet EmulatorValidation, Agents-for-net).</summary>
    static readonly string[] Tools =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"];

    readonly HashSet<string> _issuers = [.. (tenant is null ? Tools : [.. Tools, tenant.ToLowerInvariant()]).SelectMany(Names)];

    public override bool Issues(string issuer) => _issuers.Contains(issuer);

    /// <summary>The application that asked for the token must be the bot itself; which claim says so depends on the version.</summary>
    public override Caller? Read(JsonWebToken token, SigningKey key)
    {
        if (!token.TryGetPayloadValue("ver", out string? version)) return null;
        var claim = version switch
        {
            "" or "1.0" => "appid",
            "2.0" => "azp",
            _ => null,
        };
        return claim is not null && token.TryGetPayloadValue(claim, out string? app) && string.Equals(app, botId, StringComparison.OrdinalIgnoreCase)
            ? new Caller.Itself()
            : null;
    }

    static IEnumerable<string> Names(string directory) =>
    [
        $"https://sts.windows.net/{directory}/",
        $"https://login.microsoftonline.com/{directory}/v2.0",
        $"https://login.microsoftonline.us/{directory}/v2.0",
    ];
}
