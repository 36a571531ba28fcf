using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// The token with which the bot calls the connector. MSAL keeps it and renews it before it expires; it is asked once a minute, since even
/// its cache costs more than a header should.
/// </summary>
sealed class BotToken(TeamsSettings settings, Cloud cloud, IMsalHttpClientFactory http, TimeProvider time) : IDisposable
{
    static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    readonly Func<bool, CancellationToken, Task<AuthenticationResult>> _ask =
        settings.ManagedIdentity ? AsManagedIdentity(settings, cloud, http) : AsApplication(settings, cloud, http);

    readonly SemaphoreSlim _one = new(1, 1);
    volatile Held? _held;

    /// <param name="renew">The last one was refused.</param>
    /// <exception cref="NoTokenException">Entra has given none: the settings are wrong, or it cannot be reached.</exception>
    public async ValueTask<string> GetAsync(bool renew, CancellationToken cancel)
    {
        var seen = _held;
        if (!renew && seen is not null && time.GetUtcNow() < seen.Until) return seen.Token;
        await _one.WaitAsync(cancel);
        try
        {
            // Somebody else has asked while we waited.
            if (_held is { } held && !ReferenceEquals(held, seen)) return held.Token;
            return await AskAsync(renew, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    async Task<string> AskAsync(bool renew, CancellationToken cancel)
    {
        try
        {
            var result = await _ask(renew, cancel);
            var until = time.GetUtcNow() + Trusted;
            _held = new(result.AccessToken, until < result.ExpiresOn ? until : result.ExpiresOn);
            return result.AccessToken;
        }
        catch (MsalException e)
        {
            throw new NoTokenException(e.ErrorCode, e);
        }
        catch (HttpRequestException e)
        {
            throw new NoTokenException("unreachable", e);
        }
    }

    static Func<bool, CancellationToken, Task<AuthenticationResult>> AsApplication(TeamsSettings settings, Cloud cloud, IMsalHttpClientFactory http)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(settings.BotId)
            .WithAuthority(Authority(settings, cloud), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        var application = (settings.Certificate is { } file
            ? builder.WithCertificate(BotCertificate.Load(file, settings.CertificatePassword), sendX5C: true)
            : builder.WithClientSecret(settings.Secret)).Build();
        string[] scopes = [$"{cloud.Resource}/.default"];
        return (renew, cancel) => application.AcquireTokenForClient(scopes).WithForceRefresh(renew).ExecuteAsync(cancel);
    }

    static Func<bool, CancellationToken, Task<AuthenticationResult>> AsManagedIdentity(TeamsSettings settings, Cloud cloud, IMsalHttpClientFactory http)
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.BotId))
            .WithHttpClientFactory(http)
            .Build();
        return (renew, cancel) => application.AcquireTokenForManagedIdentity(cloud.Resource).WithForceRefresh(renew).ExecuteAsync(cancel);
    }

    // MSAL takes https only; a login on this machine is reached without TLS by what sends the request, see LoginHttp.
    static Uri Authority(TeamsSettings settings, Cloud cloud)
    {
        var login = new UriBuilder(settings.Login ?? cloud.Login);
        if (login.Scheme == Uri.UriSchemeHttp) (login.Scheme, login.Port) = (Uri.UriSchemeHttps, login.Port);
        login.Path = settings.Tenant ?? cloud.SharedTenant;
        return login.Uri;
    }

    sealed record Held(string Token, DateTimeOffset Until);
}

/// <param name="code">Entra's or MSAL's own word for it, such as <c>invalid_client</c>.</param>
sealed class NoTokenException(string code, Exception inner) : Exception($"No token for Bot Connector: {code}", inner)
{
    public string Code => code;
}
