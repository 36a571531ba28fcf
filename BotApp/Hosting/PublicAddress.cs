using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dengta.BotApp.Hosting;

/// <summary>Where people's browsers reach the bot: what links begin with.</summary>
sealed class PublicAddress(Settings settings, IHostEnvironment environment, IServer server)
{
    /// <summary>Null where nobody has said it. In Development it is the bot's own.</summary>
    public Uri? Value =>
        settings.Address is { Length: > 0 } given ? new(given)
        : environment.IsDevelopment() && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } own ? new(own)
        : null;
}
