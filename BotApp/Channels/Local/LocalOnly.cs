using System.Net;

namespace Dengta.BotApp.Channels.Local;

/// <summary>Lets in only what comes from this machine and from our own page. Everything else finds nothing there.</summary>
static class LocalOnly
{
    public static RequestDelegate Guard(RequestDelegate inner) => http =>
    {
        if (IsLocal(http)) return inner(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    // A page elsewhere can make this machine's browser send requests here: by a name that resolves to 127.0.0.1 (then the host
    // is not local), or straight away (then the browser says where the page is from).
    static bool IsLocal(HttpContext http) =>
        LoopbackOnly.Allows(http.RequestServices.GetRequiredService<IHostEnvironment>(), http)
        && IsLoopbackName(http.Request.Host.Host)
        && IsOurOwn(http.Request);

    static bool IsOurOwn(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin] || origin == $"{request.Scheme}://{request.Host}";

    static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
