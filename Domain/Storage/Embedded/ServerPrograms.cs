using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>PostgreSQL's own programs on one cluster, each run as the account that the server belongs to.</summary>
[UnsupportedOSPlatform("windows")]
sealed class ServerPrograms(PostgresBinaries binaries, ServerAccount? account, ClusterFolder folder)
{
    /// <summary>Everything in the server's folder becomes its account's; also after that account changed, or a backup was laid back by root.</summary>
    public async Task HandOverAsync(string path, CancellationToken cancellation)
    {
        if (account is null) return;
        await OutsideProgram.RunAsync(["chown", "-Rh", $"{account.Uid}:{account.Gid}", path], "/", cancellation);
        if ((await RunAsync(["test", "-w", path], cancellation)).Ok) return;
        throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and the account {account.Name} it would run as cannot reach {path}: choose another folder with --data.");
    }

    public Task<Outcome> InitAsync(string data, string passwordFile, bool durable, CancellationToken cancellation) => RunAsync(
        [
            binaries.Initdb, "--pgdata", data, "--username", Sessions.User, "--pwfile", passwordFile, "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", OperatingSystem.IsMacOS() ? "C" : "C.UTF-8", "--lc-messages", "C",
            "--data-checksums", "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"],
        ],
        cancellation);

    /// <summary>
    /// Waits until sessions are served; recovery after a crash may take minutes. pg_ctl puts the server into a session of its own,
    /// so that Ctrl-C at our terminal does not reach it.
    /// </summary>
    public Task<Outcome> StartAsync(CancellationToken cancellation) =>
        RunAsync([binaries.PgCtl, "start", "--pgdata", folder.Data, "--log", folder.Log, "--wait", "--timeout", "600", "--silent"], cancellation);

    /// <summary>Ends open sessions and waits for the server to be gone.</summary>
    public async Task<Outcome> StopAsync(CancellationToken cancellation)
    {
        var stopped = await StopAsync("fast", cancellation);
        return stopped.Ok ? stopped : await StopAsync("immediate", cancellation);
    }

    Task<Outcome> StopAsync(string mode, CancellationToken cancellation) =>
        RunAsync([binaries.PgCtl, "stop", "--pgdata", folder.Data, "--mode", mode, "--wait", "--timeout", "60", "--silent"], cancellation);

    public Task<Outcome> RunAsync(string[] command, CancellationToken cancellation) =>
        OutsideProgram.RunAsync(account?.Run(command) ?? command, folder.Home, cancellation);
}
