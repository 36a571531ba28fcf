using Dengta.Domain.Messages;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// What the channel does beside its messages: says that this process runs and learns how many share the limits, and makes a chat for
/// people it could reach but has never talked to alone.
/// </summary>
sealed partial class Housekeeping(Db db, RateBudget budget, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    readonly Guid _replica = Guid.NewGuid();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(tx => ReplicaStore.Leave(tx, _replica), CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await KeepAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    async Task KeepAsync(CancellationToken cancel)
    {
        Row<int>? running = null;
        var kept = await TryAsync(
            tx =>
            {
                running = ReplicaStore.Seen(tx, _replica, time.GetUtcNow());
                ChatStore.AddUnopened(tx, ActivityReader.Channel, UnopenedChat.Accounts);
            },
            cancel);
        if (kept) budget.Replicas = running!.Value;
    }

    async Task<bool> TryAsync(Action<Tx> work, CancellationToken cancel)
    {
        try
        {
            await using var tx = db.Begin();
            work(tx);
            await tx.CommitAsync(cancel);
            return true;
        }
        catch (Npgsql.NpgsqlException e)
        {
            Later(log, e);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The limits of Teams could not be shared out again; the last shares stay")]
    static partial void Later(ILogger log, Exception e);
}
