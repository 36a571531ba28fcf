using Dengta.Domain.Storage;

namespace Dengta.BotApp.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can be used.</summary>
static class Health
{
    static readonly Sql Ping = new("select 1");

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Delegate)ReadyAsync);
    }

    static async Task<IResult> ReadyAsync(Db db, IHostApplicationLifetime lifetime, HttpContext http)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return Results.Text("stopping", statusCode: 503);
        try
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            cancel.CancelAfter(TimeSpan.FromSeconds(3));
            await db.RowAsync(Ping, r => r.GetInt32(0), cancel.Token);
            return Results.Text("ready");
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return Results.Text("database unreachable", statusCode: 503);
        }
    }
}
