using Npgsql;

namespace Dengta.BotApp.Hosting;

/// <summary>Broken infrastructure is a 503, so that the channel sends the message again; nothing of it was kept.</summary>
sealed partial class Outages(RequestDelegate next, ILogger<Outages> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = e.StatusCode;
            await http.Response.WriteAsync(e.StatusCode == 413 ? "The body is too large." : "Bad request.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException or IOException && !http.Response.HasStarted)
        {
            Unavailable(log, e, http.Request.Path);
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = "5";
            await http.Response.WriteAsync("Temporarily unavailable.");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Path} answered 503")]
    static partial void Unavailable(ILogger log, Exception e, string path);
}
