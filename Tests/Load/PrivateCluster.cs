using System.Globalization;

namespace Dengta.Load;

/// <summary>A PostgreSQL cluster in a temporary folder. fsync and everything else durable stay as they come.</summary>
sealed class PrivateCluster : IAsyncDisposable
{
    readonly string _programs;
    readonly string _data;
    readonly int _port;

    PrivateCluster(string programs, string data, int port) => (_programs, _data, _port) = (programs, data, port);

    public string Connection => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    /// <summary>The postmaster, which writes its id into the first line of its lock file.</summary>
    public int Pid => int.Parse(File.ReadLines(LockFile).First(), CultureInfo.InvariantCulture);

    string LockFile => Path.Combine(_data, "postmaster.pid");

    static bool IsRoot => Environment.UserName == "root";

    /// <summary>Takes two or three seconds. It is not cancelled in between: a server half started could not be ended.</summary>
    public static async Task<PrivateCluster> Start(Scratch scratch)
    {
        var cluster = new PrivateCluster(Programs(), scratch.File("data"), Listeners.FreePort());
        try
        {
            await cluster.Start(scratch.Folder, scratch.File("postgres.log"));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(LockFile))
            await Run("pg_ctl", "stop", "-w", "-m", "fast", "-D", _data);
    }

    async Task Start(string folder, string log)
    {
        if (IsRoot)
            await Command.Run("chown", ["postgres", folder]);
        await Run("initdb", "-D", _data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var settings = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200";
        await Run("pg_ctl", "start", "-w", "-D", _data, "-l", log, "-o", settings);
    }

    // PostgreSQL refuses to run as root.
    Task Run(string program, params string[] arguments) => IsRoot
        ? Command.Run("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments])
        : Command.Run(Path.Combine(_programs, program), arguments);

    static string Programs()
    {
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return packaged.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new LoadException("No PostgreSQL found (initdb, pg_ctl): install it or give --postgres.");
    }
}
