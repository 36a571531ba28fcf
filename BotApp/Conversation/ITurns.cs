using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>The one way in for every channel.</summary>
interface ITurns
{
    /// <summary>
    /// Works through one message: booked, answered and committed when this returns; the answer is then delivered through the outbox.
    /// A copy returns the first one's answer. Throws only for broken infrastructure, when the channel should send again.
    /// </summary>
    Task<TurnResult> HandleAsync(Incoming incoming);
}

/// <param name="Repeated">This was a copy of a message answered before.</param>
/// <param name="InPlace">For a press with <see cref="Said.Press.InPlace"/>: the card to return; otherwise null.</param>
/// <param name="Answered">The message that this card answers; a card sent in place has no other name.</param>
sealed record TurnResult(bool Repeated, Card? InPlace, InboxId? Answered = null);
