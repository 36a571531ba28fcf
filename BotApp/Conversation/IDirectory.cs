using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>The directory of the organisations behind a channel.</summary>
interface IDirectory
{
    /// <summary>The channel's name, as in <see cref="Incoming.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>Asks about the sender of a message. Throws where there is no answer; the sender then is one of whom nothing is said.</summary>
    Task<DirectoryEntry> FindAsync(Incoming incoming, CancellationToken cancel);
}
