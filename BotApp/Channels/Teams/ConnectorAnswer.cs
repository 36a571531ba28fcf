using System.Net;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// What the connector's status codes mean for the outbox (learn.microsoft.com, "Conversation basics", status codes from bot APIs).
/// Sending is not idempotent: a 502, 503 or 504 may have arrived.
/// </summary>
static class ConnectorAnswer
{
    const int LongestReason = 200;

    public static async Task<Delivery> ReadAsync(HttpResponseMessage response, bool isUpdate, TimeProvider time, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode) return new Delivery.Sent(await IdAsync(response, cancel));
        var reason = await ReasonAsync(response, cancel);
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new Delivery.RetryAfter(RetryAfter(response, time) ?? WithJitter(2), reason),
            HttpStatusCode.PreconditionFailed => new Delivery.RetryAfter(WithJitter(2), reason),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new Delivery.Unknown(reason),
            // A missing activity says nothing about the conversation.
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new Delivery.Rejected(reason, AddressDead: !isUpdate),
            _ => new Delivery.Rejected(reason),
        };
    }

    static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        if (body.Length == 0) return null;
        try
        {
            return Id(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    static string? Id(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("id"u8))
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return null;
    }

    static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsStringAsync(cancel);
        return CleanText.Of($"{(int)response.StatusCode} {body}".TrimEnd(), LongestReason);
    }

    static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Bounded(delta),
        { Date: { } date } => Bounded(date - time.GetUtcNow()),
        _ => null,
    };

    static TimeSpan Bounded(TimeSpan wait) => TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 0.1, 3600));

    static TimeSpan WithJitter(double seconds) => TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * Random.Shared.NextDouble()));
}
