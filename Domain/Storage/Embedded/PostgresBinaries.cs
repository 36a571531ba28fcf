using System.Globalization;
using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>A folder with the three programs that make and run a cluster.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Version">The major version, such as 15.</param>
[UnsupportedOSPlatform("windows")]
sealed record PostgresBinaries(string Folder, int Version)
{
    static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    const string WaysOut = "install it (Debian and Ubuntu: apt-get install postgresql), name the folder of its programs in the setting "
        + "Dengta:Database:Binaries, or give a server of your own in ConnectionStrings__Dengta";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>
    /// The first PostgreSQL in these folders, or, where a cluster exists already, the first of the version that wrote it.
    /// </summary>
    /// <exception cref="PostgresMissingException">There is none at all.</exception>
    /// <exception cref="EmbeddedPostgresException">There is none of the wanted version.</exception>
    public static async Task<PostgresBinaries> FindAsync(IEnumerable<string> folders, ClusterFolder cluster, CancellationToken cancellation)
    {
        var others = new SortedSet<int>();
        foreach (var folder in folders.Where(IsComplete))
        {
            if (await VersionOf(folder, cancellation) is not { } version) continue;
            if (version == (cluster.Version ?? version)) return new PostgresBinaries(folder, version);
            others.Add(version);
        }

        throw others.Count == 0 ? Missing() : OtherVersion(cluster, others);
    }

    /// <summary>The folder that the setting names and no other, or the usual places.</summary>
    /// <exception cref="PostgresMissingException">The named folder has no PostgreSQL in it.</exception>
    public static IEnumerable<string> Places(string? named)
    {
        if (string.IsNullOrWhiteSpace(named)) return UsualPlaces.All();
        if (IsComplete(named)) return [named];
        throw new PostgresMissingException(
            $"There is no PostgreSQL in {named}, the folder that Dengta:Database:Binaries names (initdb, pg_ctl and postgres must be there).");
    }

    static bool IsComplete(string folder) => Programs.All(name => File.Exists(Path.Combine(folder, name)));

    /// <summary>From a line such as <c>postgres (PostgreSQL) 15.18 (Debian …)</c> or <c>… 18beta1</c>.</summary>
    static async Task<int?> VersionOf(string folder, CancellationToken cancellation)
    {
        var said = await OutsideProgram.RunAsync([Path.Combine(folder, "postgres"), "--version"], Path.GetTempPath(), cancellation);
        var number = said.Output.Split("(PostgreSQL) ").ElementAtOrDefault(1) ?? "";
        var digits = string.Concat(number.TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    static PostgresMissingException Missing() => new($"PostgreSQL was not found on this machine: {WaysOut}.");

    static EmbeddedPostgresException OtherVersion(ClusterFolder cluster, IEnumerable<int> found) => new(
        $"The data folder {cluster.Root} was written by PostgreSQL {cluster.Version}, and only PostgreSQL {string.Join(", ", found)} "
        + $"was found: install PostgreSQL {cluster.Version}, or choose another folder with --data.");
}
