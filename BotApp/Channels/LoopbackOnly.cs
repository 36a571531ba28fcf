using System.Net;

namespace Dengta.BotApp.Channels;

/// <summary>
/// Lets requests through that need no token: only in Development, only from this machine and not through a proxy. Everything else is 401.
/// </summary>
sealed class LoopbackOnly(IHostEnvironment environment) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Allows(environment, context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.Unauthorized());

    public static bool Allows(IHostEnvironment environment, HttpContext http) =>
        environment.IsDevelopment()
        && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");
}
