using Dengta.BotApp.Channels.Local;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dengta.Tests.Web;

/// <summary>The chat page and its endpoints on a port of this machine, with turns that a test scripts.</summary>
sealed class PageHost : IAsyncDisposable
{
    readonly WebApplication _app;

    PageHost(WebApplication app) => _app = app;

    public ScriptedTurns Turns => (ScriptedTurns)_app.Services.GetRequiredService<ITurns>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PageHost> StartAsync(Db db, string environment = "Development", int port = 0)
    {
        await Migrator.RunAsync(db, TimeProvider.System, default);
        await DemoPeople.AddAsync(db);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton(db).AddSingleton(TimeProvider.System).AddSingleton<ITurns, ScriptedTurns>().AddLocalChat();
        var app = builder.Build();
        app.MapLocalChat();
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
