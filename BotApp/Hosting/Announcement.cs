using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dengta.BotApp.Hosting;

/// <summary>Tells whoever started the program where to go.</summary>
static class Announcement
{
    public static void Announce(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null) return;
        var demo = app.Services.GetRequiredService<DemoMode>().IsOn;
        Console.WriteLine($"""

            Dengta 灯塔 is ready{(demo ? ", with a demo company" : "")}.
              Chat in the browser   {address}/
              Bot endpoint          {address}/api/messages
              Jobs                  {address}/hangfire
              Ctrl-C stops it; the data stays.

            """);
    });
}
