using System.Globalization;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>Where distributions put PostgreSQL's server programs, which Debian keeps off the PATH.</summary>
static class UsualPlaces
{
    public static IEnumerable<string> All() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. Versions("/usr/lib/postgresql", "", "bin"),
        .. Versions("/usr", "pgsql-", "bin"),
        "/usr/local/pgsql/bin",
        "/usr/local/bin",
        .. Versions("/opt/homebrew/opt", "postgresql@", "bin"),
        "/opt/homebrew/bin",
        .. Versions("/usr/local/opt", "postgresql@", "bin"),
        .. Versions("/Applications/Postgres.app/Contents/Versions", "", "bin"),
    ];

    /// <summary>Folders such as <c>/usr/lib/postgresql/15/bin</c>, the newest first.</summary>
    static IEnumerable<string> Versions(string parent, string prefix, string bin) => Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent, prefix + "*")
            .Select(folder => (folder, version: Path.GetFileName(folder)[prefix.Length..]))
            .Where(f => decimal.TryParse(f.version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            .OrderByDescending(f => decimal.Parse(f.version, CultureInfo.InvariantCulture))
            .Select(f => Path.Combine(f.folder, bin))
        : [];
}
