using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Tools;

namespace Dengta.BotApp.Hosting;

/// <summary>Settings from all places, checked before anything is started.</summary>
static class Configuration
{
    const int PortsToTry = 50;

    /// <exception cref="StartException">A setting is wrong.</exception>
    public static Settings AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddInMemoryCollection(Arguments.ToSettings(args));
        var settings = Bind(builder.Configuration);
        var isDevelopment = builder.Environment.IsDevelopment();
        string[] mistakes = [.. settings.Mistakes(), .. settings.Teams.Mistakes(isDevelopment), .. settings.Surveys.Mistakes(isDevelopment), .. settings.Smtp.Mistakes()];
        if (mistakes.Length > 0) throw new StartException(string.Join('\n', mistakes));

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new DemoMode(settings.IsDemo(builder.Environment)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = MessagesEndpoint.LargestBody;
            k.AddServerHeader = false;
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(Address(builder, settings));
        return settings;
    }

    static Settings Bind(ConfigurationManager configuration)
    {
        try
        {
            return configuration.GetSection("Dengta").Get<Settings>() ?? new Settings();
        }
        catch (InvalidOperationException e)
        {
            throw new StartException($"A setting has the wrong form: {e.Message}");
        }
    }

    // Development is for this machine alone; elsewhere a proxy with TLS stands in front.
    static string Address(WebApplicationBuilder builder, Settings settings)
    {
        var isSet = builder.Configuration["Dengta:Port"] is not null;
        if (isSet && !FreePort.IsFree(settings.Port)) throw new StartException($"Port {settings.Port} is taken; choose another with --port N.");
        var port = isSet ? settings.Port : FreePort.From(settings.Port, PortsToTry);
        if (port is null) throw new StartException($"No port is free from {settings.Port} on; choose one with --port N.");
        return builder.Environment.IsDevelopment() ? $"http://localhost:{port}" : $"http://*:{port}";
    }
}
