using System.Net;
using System.Net.Http.Headers;
using Dengta.BotApp.Channels.Teams.Authentication;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Calls the Bot Connector REST API with the bot's token (learn.microsoft.com, "Bot Connector REST API reference").</summary>
/// <param name="token">Null where the bot has no id: then it speaks to this machine only.</param>
sealed partial class ConnectorClient(HttpClient http, ServiceHosts hosts, BotToken? token, TimeProvider time, ILogger<ConnectorClient> log)
{
    static readonly MediaTypeHeaderValue Json = new("application/json");

    public bool Reaches(Uri service) => hosts.Allow(service);

    /// <param name="path">Below the service address, with its ids escaped.</param>
    /// <exception cref="InvalidOperationException">The service is not allowed; nothing was sent.</exception>
    /// <exception cref="NoTokenException">There is no token; nothing was sent.</exception>
    /// <exception cref="HttpRequestException">It may or may not have arrived.</exception>
    public async Task<ConnectorAnswer> CallAsync(HttpMethod method, Uri service, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var answer = await CallOnceAsync(method, service, path, body, renew: false, cancel);
        if (answer.Status == HttpStatusCode.Unauthorized && token is not null)
        {
            answer = await CallOnceAsync(method, service, path, body, renew: true, cancel);
            if (answer.Status == HttpStatusCode.Unauthorized) NotRegistered(log, answer.Reason);
        }
        // A bot of the government community cloud that still has the public address.
        if (answer is { Status: HttpStatusCode.Forbidden, Code: "InvalidBotApiHost" } && service.Host != ServiceHosts.Gcc && hosts.Allow(GccService))
            answer = await CallOnceAsync(method, GccService, path, body, renew: false, cancel);
        return answer;
    }

    static Uri GccService { get; } = new($"https://{ServiceHosts.Gcc}/teams");

    async Task<ConnectorAnswer> CallOnceAsync(
        HttpMethod method, Uri service, string path, ReadOnlyMemory<byte> body, bool renew, CancellationToken cancel)
    {
        if (!hosts.Allow(service)) throw new InvalidOperationException($"The bot's token must not be sent to {service.Host}.");
        using var request = new HttpRequestMessage(method, new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{path}"));
        if (!body.IsEmpty) request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
        if (token is not null) request.Headers.Authorization = new("Bearer", await token.GetAsync(renew, cancel));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
        return await ConnectorAnswer.ReadAsync(response, time, cancel);
    }

    [LoggerMessage(LogLevel.Error, "Bot Connector does not take the bot's token ({Reason}); check Dengta:Teams:BotId and Tenant, and the bot's registration")]
    static partial void NotRegistered(ILogger log, string reason);
}
