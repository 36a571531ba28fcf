using Dengta.Domain.Basics;

namespace Dengta.Domain.Messages;

/// <summary>A way to reach people: Teams, DingTalk, the local page. Knows its wire format, nothing of what the cards mean.</summary>
public interface IChannel
{
    /// <summary>The name under which chats of this channel are stored, e.g. <c>teams</c>.</summary>
    string Name { get; }

    /// <summary>Sends one card, or replaces one sent before. Never throws for what the other side answered.</summary>
    ValueTask<Delivery> SendAsync(Outgoing message, CancellationToken cancel);
}

/// <summary>Where a conversation is reached.</summary>
/// <param name="Id">The channel's own id of the conversation; opaque.</param>
/// <param name="IsGroup">Others than the person and the bot can read it: no personal numbers there.</param>
/// <param name="ServiceUrl">The base address for replies as the channel last named it; empty where the channel has none.</param>
/// <param name="BotId">The bot's own id in this conversation; empty where the channel has none.</param>
public sealed record ChatAddress(string Id, bool IsGroup, string ServiceUrl = "", string BotId = "")
{
    /// <summary>How the id of a chat begins that the channel has yet to open.</summary>
    public const string Unopened = "member:";

    /// <summary>The channel's id of the team that the conversation belongs to; empty outside of one.</summary>
    public string Team { get; init; } = "";
}

/// <param name="Key">Names this message for ever; a retry carries the same.</param>
/// <param name="ReplyTo">The channel's id of the message answered, where known.</param>
/// <param name="Replaces">The channel's id of the message that this card takes the place of, or null to send a new one.</param>
/// <param name="IsShown">Where nothing can be replaced, nothing is sent: whoever is answered sees the card already.</param>
/// <param name="Tenant">Whose message it is; channels limit how much is sent for each.</param>
public sealed record Outgoing(
    string Key, ChatAddress Chat, Card Card, string? ReplyTo = null, string? Replaces = null, TenantId Tenant = default,
    bool IsShown = false);

/// <summary>What became of a send. The outbox alone decides about retries.</summary>
public abstract record Delivery
{
    Delivery()
    {
    }

    /// <summary>The channel took it; <paramref name="MessageId"/> is needed to replace the card later, where the channel names one.</summary>
    /// <param name="Opened">The id of the chat, where it was opened for this message.</param>
    public sealed record Sent(string? MessageId, string? Opened = null) : Delivery;

    /// <summary>Surely not delivered, later it may be: throttled, or another operation was under way. Does not count as an attempt.</summary>
    public sealed record RetryAfter(TimeSpan Wait, string Reason) : Delivery;

    /// <summary>Refused for good. With <paramref name="AddressDead"/> nothing reaches this chat until the person writes again.</summary>
    public sealed record Rejected(string Reason, bool AddressDead = false) : Delivery;

    /// <summary>No answer, or one that leaves open whether it arrived. Retried at most twice.</summary>
    public sealed record Unknown(string Reason) : Delivery;
}
