using System.Buffers;
using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Sends cards to Teams, and replaces or deletes those sent before.</summary>
sealed partial class TeamsChannel(ConnectorClient connector, RateBudget budget, TimeProvider time, ILogger<TeamsChannel> log) : IChannel
{
    readonly ServicePulse _pulse = new(connector, time);

    public string Name => ActivityReader.Channel;

    public async ValueTask<Delivery> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (!Uri.TryCreate(message.Chat.ServiceUrl, UriKind.Absolute, out var service)) return new Delivery.Rejected("no service url", AddressDead: true);
        if (!connector.Reaches(service)) return new Delivery.Rejected("service url is not allowed", AddressDead: true);
        if (await _pulse.WaitAsync(service) is { } silence) return new Delivery.RetryAfter(silence, "the service does not answer");
        if (!service.IsLoopback && budget.Take(message.Tenant, message.Chat.Id) is { } wait) return new Delivery.RetryAfter(wait, "rate budget");
        var delivery = await DeliverAsync(service, message, cancel);
        if (delivery is Delivery.Unknown) _pulse.Missed(service);
        return delivery;
    }

    async Task<Delivery> DeliverAsync(Uri service, Outgoing message, CancellationToken cancel)
    {
        if (UnopenedChat.Of(message.Chat) is { } unopened) return await OpenAsync(service, message, unopened, cancel);
        if (message.Replaces is not { } replaced) return await SendAsync(HttpMethod.Post, service, message, message.ReplyTo, cancel);

        // A client that cannot delete, as the Playground's, shows in its place that it was taken back.
        if (message.Card.Withdraws && await DeleteAsync(service, message, replaced, cancel) is not Delivery.Rejected and var deleted) return deleted;
        var updated = await SendAsync(HttpMethod.Put, service, message, replaced, cancel);
        // The old card is gone, or this client cannot change cards: the answer must still be seen.
        return updated is Delivery.Rejected && !message.IsShown ? await SendAsync(HttpMethod.Post, service, message, null, cancel) : updated;
    }

    // Opening is harmless to repeat: the same person always gets the same chat.
    async Task<Delivery> OpenAsync(Uri service, Outgoing message, UnopenedChat chat, CancellationToken cancel)
    {
        var opened = await CallAsync(HttpMethod.Post, service, "v3/conversations", chat.Body(message.Chat.BotId), isUpdate: false, cancel);
        if (opened is not Delivery.Sent { MessageId: { } id }) return opened is Delivery.Sent ? new Delivery.Rejected("the chat opened has no id") : opened;
        var sent = await SendAsync(HttpMethod.Post, service, message with { Chat = message.Chat with { Id = id } }, null, cancel);
        return sent is Delivery.Sent first ? first with { Opened = id } : sent;
    }

    Task<Delivery> DeleteAsync(Uri service, Outgoing message, string activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Delete, service, PathOf(message, activity), default, isUpdate: true, cancel);

    Task<Delivery> SendAsync(HttpMethod method, Uri service, Outgoing message, string? activity, CancellationToken cancel) =>
        CallAsync(method, service, PathOf(message, activity), Body(message), isUpdate: method == HttpMethod.Put, cancel);

    async Task<Delivery> CallAsync(HttpMethod method, Uri service, string path, ReadOnlyMemory<byte> body, bool isUpdate, CancellationToken cancel)
    {
        try
        {
            return (await connector.CallAsync(method, service, path, body, cancel)).AsDelivery(isUpdate);
        }
        catch (NoTokenException e)
        {
            NoToken(log, e, e.Code);
            return new Delivery.RetryAfter(TimeSpan.FromMinutes(1), "no token: " + e.Code);
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

    static string PathOf(Outgoing message, string? activity)
    {
        var root = $"v3/conversations/{Uri.EscapeDataString(message.Chat.Id)}/activities";
        return activity is null ? root : $"{root}/{Uri.EscapeDataString(activity)}";
    }

    static ReadOnlyMemory<byte> Body(Outgoing message)
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
            AdaptiveCardRenderer.Write(message.Card, writer, message.Key);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    [LoggerMessage(LogLevel.Error, "Entra has given the bot no token ({Code}); cards wait. Check Dengta:Teams:Tenant, Secret, Certificate or ManagedIdentity")]
    static partial void NoToken(ILogger log, Exception e, string code);
}
