using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Sends cards through the Bot Connector REST API (learn.microsoft.com, "Bot Connector REST API reference").</summary>
sealed class TeamsChannel(HttpClient http, RateBudget budget, TimeProvider time) : IChannel
{
    static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Name => ActivityReader.Channel;

    public async ValueTask<Delivery> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (!Uri.TryCreate(message.Chat.ServiceUrl, UriKind.Absolute, out var service)) return new Delivery.Rejected("no service url", AddressDead: true);
        if (!service.IsLoopback && budget.Take(message.Chat.Id) is { } wait) return new Delivery.RetryAfter(wait, "rate budget");
        if (message.Replaces is not { } replaced) return await SendAsync(HttpMethod.Post, AddressOf(message, message.ReplyTo), message, cancel);

        var updated = await SendAsync(HttpMethod.Put, AddressOf(message, replaced), message, cancel);
        // The old card is gone, or this client cannot change cards: the answer must still be seen.
        return updated is Delivery.Rejected ? await SendAsync(HttpMethod.Post, AddressOf(message, null), message, cancel) : updated;
    }

    async Task<Delivery> SendAsync(HttpMethod method, Uri address, Outgoing message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address) { Content = Body(message) };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
            return await ConnectorAnswer.ReadAsync(response, isUpdate: method == HttpMethod.Put, time, cancel);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // Not a byte of it has left.
            return new Delivery.RetryAfter(TimeSpan.FromSeconds(15), "unreachable");
        }
        catch (HttpRequestException e)
        {
            return new Delivery.Unknown(e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new Delivery.Unknown("no answer in time");
        }
    }

    static Uri AddressOf(Outgoing message, string? activity)
    {
        var root = $"{message.Chat.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(message.Chat.Id)}/activities";
        return new Uri(activity is null ? root : $"{root}/{Uri.EscapeDataString(activity)}");
    }

    static ReadOnlyMemoryContent Body(Outgoing message)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, AdaptiveCardRenderer.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message");
            if (message.ReplyTo is { } replyTo) writer.WriteString("replyToId", replyTo);
            // What the phone's notification shows.
            writer.WriteString("summary", message.Card.Title);
            if (message.Chat.BotId.Length > 0)
            {
                writer.WriteStartObject("from");
                writer.WriteString("id", message.Chat.BotId);
                writer.WriteEndObject();
            }
            writer.WriteStartArray("attachments");
            writer.WriteStartObject();
            writer.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
            writer.WritePropertyName("content");
            AdaptiveCardRenderer.Write(message.Card, writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }
}
