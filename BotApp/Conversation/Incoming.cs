using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>One thing that somebody did in a channel, as the turn sees it.</summary>
/// <param name="Channel">The channel's name, see <see cref="IChannel.Name"/>.</param>
/// <param name="Organisation">The channel's id of the customer's organisation (for Teams the Entra tenant id); empty where it has none.</param>
/// <param name="Key">Names the message within channel and organisation. A copy carries the same key and is not worked on again.</param>
/// <param name="ReplyTo">The channel's id of this message, for replies that quote it.</param>
/// <param name="Quotes">The channel's id of the message that this one answers, where somebody chose one to reply to.</param>
sealed record Incoming(
    string Channel, string Organisation, string Key, ChatAddress Chat, Sender Sender, Said Said, string? ReplyTo = null, string? Quotes = null)
{
    /// <summary>What the channel tells about the place beyond that, as it came; kept with the chat.</summary>
    public string? ChannelData { get; init; }

    /// <summary>Into how many pages the channel divides a card.</summary>
    public Func<Card, int> PagesOf { get; init; } = _ => 1;
}

/// <param name="Id">The channel's own id of the sender within the organisation.</param>
/// <param name="Name">The display name; says nothing about who they are.</param>
/// <param name="Locale">What the client speaks, e.g. <c>en-US</c>; null when unknown.</param>
/// <param name="DirectoryId">Who they are in the organisation's directory, where the channel vouches for it with every message.</param>
sealed record Sender(string Id, string Name, string? Locale = null, string? DirectoryId = null);

abstract record Said
{
    Said()
    {
    }

    /// <summary>Text typed. The bot's own mention is already taken off.</summary>
    public sealed record Text(string Value) : Said;

    /// <summary>A button pressed, with the card's inputs. Everything in it is untrusted.</summary>
    /// <param name="InPlace">The channel wants the new card as the answer to this very request, in place of the old one.</param>
    /// <param name="CardId">The channel's id of the message that holds the card, where known.</param>
    public sealed record Press(string Verb, IReadOnlyDictionary<string, string> Values, bool InPlace, string? CardId) : Said
    {
        /// <summary>Names the press of this button of this card with these inputs, however often the channel reports it; null where the card cannot tell.</summary>
        public string? Once { get; init; }

        /// <summary>What is answered in place is seen by the client that asked and by no other: the card's message is to be replaced as well.</summary>
        public bool IsSeenByOneClient { get; init; }
    }

    /// <summary>A file sent.</summary>
    /// <param name="Caption">What was written with it; empty where nothing was.</param>
    public sealed record File(SharedFile Value, string Caption) : Said
    {
        /// <summary>What is in it; null as long as nobody has looked, which is done only for who may use it.</summary>
        public Checked<FileRows>? Read { get; init; }
    }

    /// <summary>A message sent before was changed.</summary>
    /// <param name="Value">The text as it is now.</param>
    /// <param name="Message">The <see cref="Incoming.Key"/> that the message had.</param>
    public sealed record Edited(string Value, string Message) : Said;

    /// <summary>A message sent before was deleted.</summary>
    /// <param name="Message">The <see cref="Incoming.Key"/> that the message had.</param>
    public sealed record Deleted(string Message) : Said;

    /// <summary>The press of a button that nobody saw, as when words stand for it.</summary>
    public static Press Pressed(string verb, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var read = new Dictionary<string, string>(values.Length, StringComparer.Ordinal);
        foreach (var (name, value) in values) read[name] = value;
        return new(verb, read, InPlace: false, CardId: null);
    }

    /// <summary>The bot was installed, or the person opened the chat for the first time.</summary>
    public sealed record Arrived : Said;

    /// <summary>The bot was removed from the chat, or from the team and with it from all chats of the team.</summary>
    public sealed record Left : Said;

    /// <summary>The team that the chat belongs to has another name.</summary>
    public sealed record Renamed : Said;
}
