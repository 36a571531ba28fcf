using Dengta.BotApp.Conversation;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Hosting;

/// <summary>What each process does beside its turns: writes deliveries down, and keeps the tenants fresh.</summary>
sealed partial class Background(Courier courier, Tenants tenants, TimeProvider time, ILogger<Background> log) : BackgroundService
{
    static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    // Before the first request is let in.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await tenants.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(courier.RecordAsync(stoppingToken), RefreshAsync(stoppingToken));

    async Task RefreshAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Refresh, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await TryRefreshAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    async Task TryRefreshAsync(CancellationToken stop)
    {
        try
        {
            await tenants.RefreshAsync(stop);
        }
        catch (Npgsql.NpgsqlException e)
        {
            Stale(log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The tenants could not be read again; the last ones stay in use")]
    static partial void Stale(ILogger log, Exception e);
}
