using Microsoft.Identity.Client;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>How MSAL reaches Entra, and the machine's own identity service.</summary>
sealed class LoginHttp(HttpMessageHandler handler) : IMsalHttpClientFactory, IDisposable
{
    readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(10) };

    public static LoginHttp For(TeamsSettings settings)
    {
        HttpMessageHandler handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null };
        return new(settings.Login?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? new WithoutTls(new Uri(settings.Login), handler) : handler);
    }

    public HttpClient GetHttpClient() => _http;

    public void Dispose() => _http.Dispose();

    /// <summary>A login on this machine, which the settings allow in Development only, has no certificate.</summary>
    sealed class WithoutTls(Uri login, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } address && address.Authority == login.Authority)
                request.RequestUri = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
