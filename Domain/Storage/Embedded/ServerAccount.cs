using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// The account that the server runs as when we are root, since PostgreSQL refuses root: <c>postgres</c>, which comes with its packages,
/// or else <c>nobody</c>.
/// </summary>
[UnsupportedOSPlatform("windows")]
sealed record ServerAccount(string Name, string Uid, string Gid)
{
    /// <summary>Null when we are not root: then the server is simply ours.</summary>
    /// <exception cref="EmbeddedPostgresException">Neither account exists.</exception>
    public static ServerAccount? IfRoot()
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToLookup(f => f[0]);
        var account = accounts["postgres"].Concat(accounts["nobody"]).FirstOrDefault();
        return account is [var name, _, var uid, var gid, ..] ? new ServerAccount(name, uid, gid) : throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and there is neither an account postgres nor nobody: start Dengta as an ordinary user.");
    }

    /// <summary>The command as this account. <c>setpriv</c> opens no login session; <c>runuser</c> is for systems whose setpriv is a smaller one.</summary>
    public string[] Run(IEnumerable<string> command) => File.Exists("/usr/bin/setpriv")
        ? ["/usr/bin/setpriv", "--reuid", Uid, "--regid", Gid, "--clear-groups", "--", .. command]
        : ["runuser", "-u", Name, "--", .. command];
}
