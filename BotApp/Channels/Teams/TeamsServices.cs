using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Messages;
using Microsoft.IdentityModel.Protocols;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>What the channel is made of.</summary>
static class TeamsServices
{
    /// <param name="settings">Without mistakes.</param>
    public static void AddTeams(this WebApplicationBuilder builder, TeamsSettings settings)
    {
        var cloud = Clouds.Find(settings.Cloud)!;
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services
            .AddSingleton(settings)
            // Without a token of its own the bot has nothing to say to anybody else.
            .AddSingleton(new ServiceHosts(settings.IsOn ? [.. cloud.ServiceHosts, .. settings.ServiceHosts] : [], isDevelopment))
            .AddSingleton<RateBudget>()
            .AddSingleton<Invokes>()
            .AddSingleton<LongTurns>()
            .AddHostedService<Housekeeping>()
            .AddSingleton(s => new Admission(Checks(s, settings, cloud), builder.Environment, s.GetRequiredService<ILogger<Admission>>()))
            .AddSingleton(s => new ConnectorClient(
                Http(), s.GetRequiredService<ServiceHosts>(), Token(s, settings, cloud), s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<ConnectorClient>>()))
            .AddSingleton(new TeamsFiles(Http(), isDevelopment && !settings.IsOn))
            .AddSingleton<IDirectory, TeamsDirectory>()
            .AddSingleton<IChannel, TeamsChannel>();
    }

    static TokenCheck? Checks(IServiceProvider services, TeamsSettings settings, Cloud cloud)
    {
        if (!settings.IsOn) return null;
        List<Issuer> issuers = [new ConnectorIssuer(cloud, Keys(services, settings.OpenId ?? cloud.OpenId))];
        if (settings.EmulatorTokens) issuers.Add(new EmulatorIssuer(settings.BotId!, settings.Tenant, Keys(services, EmulatorOpenId(settings, cloud))));
        return new(settings.BotId!, issuers, services.GetRequiredService<TimeProvider>());
    }

    static string EmulatorOpenId(TeamsSettings settings, Cloud cloud) =>
        settings.Login is null ? cloud.EmulatorOpenId! : $"{settings.Login.TrimEnd('/')}/botframework.com/v2.0/.well-known/openid-configuration";

    static SigningKeys Keys(IServiceProvider services, string address) => new(
        address,
        new HttpDocumentRetriever(Http()) { RequireHttps = !new Uri(address).IsLoopback },
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<SigningKeys>>());

    static BotToken? Token(IServiceProvider services, TeamsSettings settings, Cloud cloud) =>
        settings.IsOn ? new(settings, cloud, LoginHttp.For(settings), services.GetRequiredService<TimeProvider>()) : null;

    // For the life of the program; a pooled connection is renewed now and then to follow DNS.
    static HttpClient Http() => new(new SocketsHttpHandler
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
