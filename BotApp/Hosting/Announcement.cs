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
        Console.WriteLine();
        Console.WriteLine($"Dengta 灯塔 is ready{(demo ? ", with a demo company" : "")}.");
        // The page and the jobs are for the machine that somebody develops on.
        if (app.Environment.IsDevelopment()) Console.WriteLine($"  Chat in the browser   {address}/");
        Console.WriteLine($"  Bot endpoint          {address}/api/messages");
        if (app.Environment.IsDevelopment()) Console.WriteLine($"  Jobs                  {address}/hangfire");
        Console.WriteLine("  Ctrl-C stops it; the data stays.");
        Console.WriteLine();
    });
}
