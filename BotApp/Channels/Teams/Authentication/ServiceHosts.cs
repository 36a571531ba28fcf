using System.Collections.Frozen;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// Where answers may be sent. An activity names the address itself, so without this list a forged one would carry the bot's token to
/// whoever forged it.
/// </summary>
sealed class ServiceHosts(IEnumerable<string> hosts, bool allowsLoopback)
{
    /// <summary>The government community cloud, which shares all the rest with the public one.</summary>
    public const string Gcc = "smba.infra.gcc.teams.microsoft.com";

    readonly FrozenSet<string> _hosts = hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Only https to a listed host; in Development also this machine.</summary>
    public bool Allow(Uri service) =>
        service.IsLoopback ? allowsLoopback : service.Scheme == Uri.UriSchemeHttps && service.IsDefaultPort && _hosts.Contains(service.Host);
}
