using Dengta.BotApp.Channels.Teams.Authentication;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// The section <c>Dengta:Teams</c>. Without <see cref="BotId"/> nobody reaches the bot through <c>/api/messages</c> but this machine
/// itself, in Development. Nothing here turns the checks off.
/// </summary>
sealed class TeamsSettings
{
    /// <summary>The bot's Microsoft App ID (also: application or client id), a GUID.</summary>
    public string? BotId { get; set => field = Given(value); }

    /// <summary>The Entra directory (tenant) id in which the bot is registered, a GUID.</summary>
    public string? Tenant { get; set => field = Given(value); }

    /// <summary>Whether other organisations than <see cref="Tenant"/> may use the bot; each must be connected all the same.</summary>
    public bool MultiTenant { get; set; }

    /// <summary>The client secret. One of <see cref="Secret"/>, <see cref="Certificate"/> and <see cref="ManagedIdentity"/> is needed.</summary>
    public string? Secret { get; set => field = Given(value); }

    /// <summary>A file with the certificate and its private key, PKCS #12 or PEM.</summary>
    public string? Certificate { get; set => field = Given(value); }

    public string? CertificatePassword { get; set => field = Given(value); }

    /// <summary>The bot is a user-assigned managed identity of the machine it runs on.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary><c>public</c> (also GCC), <c>government</c> (GCC High, DoD) or <c>china</c> (21Vianet).</summary>
    public string Cloud { get; set; } = "public";

    /// <summary>Hosts beyond the cloud's own to which answers, and with them the bot's token, may be sent. No scheme, no wildcard.</summary>
    public string[] ServiceHosts { get; set; } = [];

    /// <summary>Whether tokens are taken that the bot's own registration got from Entra, as Emulator and Playground send them.</summary>
    public bool EmulatorTokens { get; set; }

    /// <summary>In place of the cloud's address of the OpenID document that names Bot Connector's keys.</summary>
    public string? OpenId { get; set => field = Given(value); }

    /// <summary>In place of the cloud's login address, where the bot gets its own token.</summary>
    public string? Login { get; set => field = Given(value); }

    public bool IsOn => BotId is not null;

    /// <summary>Every mistake in one sentence each. Addresses on this machine, without TLS, are for Development only.</summary>
    public IEnumerable<string> Mistakes(bool isDevelopment)
    {
        if (Clouds.Find(Cloud) is not { } cloud)
        {
            yield return $"Dengta:Teams:Cloud must be public, government or china, not '{Cloud}'.";
            yield break;
        }
        foreach (var host in ServiceHosts.Where(h => Uri.CheckHostName(h) != UriHostNameType.Dns))
            yield return $"Dengta:Teams:ServiceHosts must be host names such as smba.trafficmanager.net, not '{host}'.";
        if (!IsOn)
        {
            if (Tenant is not null || Secret is not null || Certificate is not null || ManagedIdentity || MultiTenant || EmulatorTokens)
                yield return "Dengta:Teams:BotId is missing; it is the Microsoft App ID of the bot's registration.";
            yield break;
        }
        foreach (var mistake in Identity(cloud).Concat(Credentials()).Concat(Addresses(isDevelopment))) yield return mistake;
    }

    IEnumerable<string> Identity(Cloud cloud)
    {
        if (!Guid.TryParseExact(BotId, "D", out _)) yield return $"Dengta:Teams:BotId must be a GUID such as 11111111-2222-3333-4444-555555555555, not '{BotId}'.";
        if (!MultiTenant && Tenant is null) yield return "Dengta:Teams:Tenant is missing; it is the directory (tenant) id of the bot's registration.";
        if (Tenant is not null && !Guid.TryParseExact(Tenant, "D", out _)) yield return $"Dengta:Teams:Tenant must be a GUID, not '{Tenant}'.";
        if (MultiTenant && Tenant is null && cloud.SharedTenant is null) yield return $"Dengta:Teams:Tenant is missing; the cloud {cloud.Name} has no directory that bots share.";
        if (EmulatorTokens && cloud.EmulatorOpenId is null) yield return $"Dengta:Teams:EmulatorTokens cannot be used in the cloud {cloud.Name}.";
        if (cloud.ServiceHosts.Length + ServiceHosts.Length == 0)
            yield return $"Dengta:Teams:ServiceHosts is missing; in the cloud {cloud.Name} the host of the activities' serviceUrl must be named.";
    }

    IEnumerable<string> Credentials()
    {
        var given = (Secret is not null ? 1 : 0) + (Certificate is not null ? 1 : 0) + (ManagedIdentity ? 1 : 0);
        if (given != 1) yield return "Dengta:Teams needs exactly one of Secret, Certificate and ManagedIdentity, for the bot's own token.";
        if (Certificate is not null && BotCertificate.Mistake(Certificate, CertificatePassword) is { } mistake)
            yield return $"Dengta:Teams:Certificate '{Certificate}' cannot be used: {mistake}";
    }

    IEnumerable<string> Addresses(bool isDevelopment)
    {
        foreach (var (name, address) in new[] { ("OpenId", OpenId), ("Login", Login) })
            if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsSafe(uri, isDevelopment)))
                yield return $"Dengta:Teams:{name} must be an https address, not '{address}'.";
    }

    // The environment cannot say null, only nothing.
    static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    static bool IsSafe(Uri address, bool isDevelopment) =>
        address.Scheme == Uri.UriSchemeHttps || isDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;
}
