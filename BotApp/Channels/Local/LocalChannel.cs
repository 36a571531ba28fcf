using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Local;

/// <summary>
/// The chat page of this very program. What is sent while nobody looks is sent all the same: the page reads the history
/// when it opens.
/// </summary>
sealed class LocalChannel(LocalHub hub) : IChannel
{
    public const string ChannelName = "local";

    public string Name => ChannelName;

    public ValueTask<Delivery> SendAsync(Outgoing message, CancellationToken cancel)
    {
        // A retry carries the same key, so the page shows it once; a replacement lives on under the id of what it replaced.
        var id = message.Replaces ?? message.Key;
        hub.Publish(message.Chat.Id, LocalEvent.OfCard(id, message.Card));
        return ValueTask.FromResult<Delivery>(new Delivery.Sent(id));
    }
}
