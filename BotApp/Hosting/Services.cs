using Dengta.BotApp.Channels;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Conversation;
using Dengta.BotApp.Downloads;
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
        .AddSingleton<UnknownOrganisations>()
        .AddSingleton<Directories>()
        .AddSingleton<Doorway>()
        .AddSingleton<ChatGates>()
        .AddSingleton<ITurns, TurnHandler>()
        .AddSingleton<IFiles, SharedFiles>()
        .AddSingleton<Courier>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<SigningKey>()
        .AddSingleton<DownloadGate>()
        .AddHostedService<Background>()
        .AddHostedService<NativeMemory>();

    /// <summary>Metrics and traces leave the process only where an OTLP address is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Telemetry.Otlp is { Length: > 0 } otlp) Export(builder.Services, new Uri(otlp));
    }

    // Apart, so that a process that exports nothing does not load what exports.
    static void Export(IServiceCollection services, Uri otlp) => services.AddOpenTelemetry()
        .WithMetrics(m => m.AddMeter(Telemetry.Name, "Npgsql").AddRuntimeInstrumentation().AddAspNetCoreInstrumentation()
            .AddOtlpExporter(o => o.Endpoint = otlp))
        .WithTracing(t => t.AddSource(Telemetry.Name).AddSource("Npgsql").AddAspNetCoreInstrumentation()
            .AddOtlpExporter(o => o.Endpoint = otlp));
}
