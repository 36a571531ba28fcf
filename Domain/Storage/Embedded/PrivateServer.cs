using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>The running server of a data folder that we hold the lock of.</summary>
[UnsupportedOSPlatform("windows")]
sealed class PrivateServer(ClusterFolder folder, ServerPrograms programs, FileStream held, ILogger logger, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How often a start is tried while the children of a server that was killed are still leaving; a second between the tries.</summary>
    const int Tries = 10;

    string? socket;

    /// <summary>The connection string to a server that a killed bot left behind, or null when there is none that answers.</summary>
    public async Task<string?> TakeOverAsync(CancellationToken cancellation)
    {
        if (PostmasterFile.Read(folder) is not { } left) return null;
        if (!left.IsServer())
        {
            // A dead server's number that something else has now. Had the number no owner, PostgreSQL would see to it itself.
            if (left.IsTaken()) File.Delete(left.Path);
            return null;
        }

        var connectionString = Sessions.ConnectionString(folder, left.Socket);
        if (await Sessions.AnswersAsync(connectionString, cancellation))
        {
            socket = left.Socket;
            logger.LogInformation("Took over the PostgreSQL that was left running in {Folder}", folder.Root);
            return connectionString;
        }

        logger.LogWarning("The PostgreSQL that was left in {Folder} does not answer and is stopped", folder.Root);
        await programs.StopAsync(cancellation);
        SocketFolder.Remove(left.Socket);
        return null;
    }

    /// <returns>The connection string.</returns>
    public async Task<string> StartAsync(bool durable, CancellationToken cancellation)
    {
        if (!folder.HasCluster)
        {
            logger.LogInformation("Making a PostgreSQL cluster in {Folder}", folder.Root);
            await new NewCluster(folder, programs).MakeAsync(durable, cancellation);
        }

        socket = await SocketFolder.MakeAsync(folder, programs, cancellation);
        ServerSettings.Write(folder, socket, durable);
        await programs.HandOverAsync(folder.Home, cancellation);
        await StartServerAsync(cancellation);
        logger.LogInformation("PostgreSQL runs in {Folder}", folder.Root);
        return Sessions.ConnectionString(folder, socket);
    }

    async Task StartServerAsync(CancellationToken cancellation)
    {
        for (var left = Tries; ; left--)
        {
            folder.TurnLogOver();
            var started = await programs.StartAsync(cancellation);
            if (started.Ok) return;

            var log = started.Output + folder.ReadLog();
            if (left == 1 || !log.Contains("pre-existing shared memory block", StringComparison.Ordinal)) throw Sentences.NotStarted(folder, log);
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using var release = held;
        if (socket is null) return;

        var stopped = await programs.StopAsync(CancellationToken.None);
        if (!stopped.Ok && PostmasterFile.Read(folder)?.IsServer() == true)
            logger.LogWarning("PostgreSQL in {Folder} did not stop: {Output}", folder.Root, stopped.Output);
        SocketFolder.Remove(socket);
    }
}
