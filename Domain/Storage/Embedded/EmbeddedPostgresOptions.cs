namespace Dengta.Domain.Storage.Embedded;

/// <summary>What a person may choose about the private PostgreSQL.</summary>
/// <param name="DataFolder">Where everything is kept; created if absent. One bot at a time.</param>
/// <param name="Binaries">The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null looks in the usual places.</param>
/// <param name="Durable">False trades safety for speed: a crash of the machine may lose everything. For tests.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder, string? Binaries = null, bool Durable = true)
{
    /// <summary>
    /// <c>/var/lib/dengta</c> for root, since root's home is closed to the account the server runs as;
    /// otherwise <c>dengta</c> in the user's data folder (on Linux <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c>).
    /// </summary>
    public static string DefaultFolder => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
        ? "/var/lib/dengta"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "dengta");
}
