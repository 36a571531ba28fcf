using System.Net;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// What the connector answered, and what it means for the outbox (learn.microsoft.com, "Conversation basics", status codes from bot
/// APIs). Sending is not idempotent: a 502, 503 or 504 may have arrived.
/// </summary>
/// <param name="Id">Of the message sent, where the connector names it.</param>
/// <param name="Code">The connector's own word for the error, such as <c>BotNotInConversationRoster</c>.</param>
/// <param name="Reason">Status and code, for the log and the outbox.</param>
sealed record ConnectorAnswer(HttpStatusCode Status, string? Id, string? Code, string Reason, TimeSpan? RetryAfter)
{
    const int LongestReason = 200;

    /// <summary>What a successful call was answered with.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public static async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        if (response.IsSuccessStatusCode) return new(response.StatusCode, Strings.Find(body, "id"u8, depth: 1), null, "", null) { Body = body };
        var code = Strings.Find(body, "subCode"u8) ?? Strings.Find(body, "code"u8);
        var said = code ?? System.Text.Encoding.UTF8.GetString(body);
        return new(response.StatusCode, null, code, CleanText.Of($"{(int)response.StatusCode} {said}".TrimEnd(), LongestReason), WaitOf(response, time));
    }

    /// <param name="isUpdate">A missing activity says nothing about the conversation.</param>
    public Delivery AsDelivery(bool isUpdate) => Status switch
    {
        _ when IsSuccess => new Delivery.Sent(Id),
        HttpStatusCode.TooManyRequests => new Delivery.RetryAfter(RetryAfter ?? WithJitter(2), Reason),
        HttpStatusCode.PreconditionFailed => new Delivery.RetryAfter(WithJitter(2), Reason),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new Delivery.Unknown(Reason),
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new Delivery.Rejected(Reason, AddressDead: !isUpdate && IsAboutChat),
        _ => new Delivery.Rejected(Reason),
    };

    // Blocked, uninstalled, gone; everything but an address or a message that was wrong.
    bool IsAboutChat => Code is not ("InvalidBotApiHost" or "ActivityNotFoundInConversation");

    static TimeSpan? WaitOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Bounded(delta),
        { Date: { } date } => Bounded(date - time.GetUtcNow()),
        _ => null,
    };

    static TimeSpan Bounded(TimeSpan wait) => TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 0.1, 3600));

    static TimeSpan WithJitter(double seconds) => TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * Random.Shared.NextDouble()));

    /// <summary>Finds a string in whatever the other side has sent in place of the JSON it promises.</summary>
    static class Strings
    {
        const int LongestNested = 4_000;

        public static string? Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, int? depth = null)
        {
            if (json.IsEmpty) return null;
            try
            {
                return Search(json, name, depth);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }

        static string? Search(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, int? depth)
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || depth is { } d && reader.CurrentDepth != d) continue;
                var isIt = reader.ValueTextEquals(name);
                // Old errors carry a second JSON document as the text of their message.
                var isNested = depth is null && reader.ValueTextEquals("message"u8);
                if (!reader.Read() || reader.TokenType != JsonTokenType.String) continue;
                if (isIt) return reader.GetString();
                if (isNested && reader.GetString() is { Length: < LongestNested } text && text.StartsWith('{')
                    && Find(System.Text.Encoding.UTF8.GetBytes(text), name, null) is { } found) return found;
            }
            return null;
        }
    }
}
