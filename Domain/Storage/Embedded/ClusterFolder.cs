using System.Buffers;
using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// The data folder: ours are the lock and the settings, the server's is <c>postgres/</c> with the cluster, the socket and the log.
/// The cluster's password lies inside the cluster, so that the two cannot be parted.
/// </summary>
[UnsupportedOSPlatform("windows")]
sealed class ClusterFolder
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    static readonly SearchValues<char> MeantForShells = SearchValues.Create("\"$`\\\n\r");

    public ClusterFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Home = Path.Combine(Root, "postgres");
    }

    public string Root { get; }

    public string Home { get; }

    public string Lock => Path.Combine(Root, "lock");

    public string Settings => Path.Combine(Root, "postgres.conf");

    public string Data => Path.Combine(Home, "data");

    public string Socket => Path.Combine(Home, "socket");

    public string Log => Path.Combine(Home, "log");

    public string Password => Path.Combine(Data, PasswordFile);

    public const string PasswordFile = "dengta.password";

    public bool HasCluster => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The major version that wrote the cluster, such as 15; null where there is none yet.</summary>
    public int? Version => HasCluster && int.TryParse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), out var major) ? major : null;

    /// <exception cref="EmbeddedPostgresException">The name of the folder would not come through the shell that pg_ctl starts the server with.</exception>
    public void Create()
    {
        if (Root.AsSpan().ContainsAny(MeantForShells))
            throw new EmbeddedPostgresException($"PostgreSQL cannot work in {Root}: choose a folder without \" $ ` \\ in its name with --data.");

        if (!Directory.Exists(Root))
        {
            Directory.CreateDirectory(Root);
            // The server's account must be able to walk through, whatever the umask says; it cannot list or read.
            File.SetUnixFileMode(Root, Passable);
        }

        Directory.CreateDirectory(Home, OwnerOnly);
    }

    /// <summary>Keeps the log of the last run beside the new one, so that it can be read after a crash and never grows for ever.</summary>
    public void TurnLogOver()
    {
        if (File.Exists(Log)) File.Move(Log, Log + ".old", overwrite: true);
    }

    public string ReadLog() => File.Exists(Log) ? File.ReadAllText(Log) : "";
}
