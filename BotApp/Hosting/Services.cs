using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dengta.BotApp.Hosting;

/// <summary>What the program is made of; one method a subject.</summary>
static class Services
{
    public static void AddConversation(this WebApplicationBuilder builder, Db db) => builder.Services
        .AddSingleton(db)
        .AddSingleton<Tenants>()
        .AddSingleton<ChatGates>()
        .AddSingleton<ITurns, TurnHandler>()
        .AddSingleton<Courier>()
        .AddHostedService<Background>();

    public static void AddTeams(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<RateBudget>()
        .AddSingleton<IChannel>(s => new TeamsChannel(Connector(), s.GetRequiredService<RateBudget>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>Metrics and traces leave the process only where an OTLP address is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Telemetry.Otlp is not { Length: > 0 } otlp) return;
        builder.Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(Telemetry.Name, "Npgsql").AddRuntimeInstrumentation().AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = new Uri(otlp)))
            .WithTracing(t => t.AddSource(Telemetry.Name).AddSource("Npgsql").AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = new Uri(otlp)));
    }

    // One client for the life of the program; a pooled connection is renewed now and then to follow DNS.
    static HttpClient Connector() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };
}
