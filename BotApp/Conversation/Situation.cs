using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>Who is talking where, as the database knows it.</summary>
/// <param name="Chat">Null when this chat has never been seen.</param>
/// <param name="Owner">Whose one-to-one chat it is; null for a group and where nobody has been recognised yet.</param>
/// <param name="Known">The address stored, to be renewed when the channel names another.</param>
/// <param name="Dead">Nothing could be delivered here any more; a message from here proves otherwise.</param>
/// <param name="Person">Null for somebody unknown, or who has left.</param>
/// <param name="Plans">The person has follow-ups open.</param>
/// <param name="Waiting">The question that waits for an answer of this person in this chat, expired or not.</param>
/// <param name="Left">Whose account it was who has left; then there is no person.</param>
/// <param name="ShownAs">How the channel called the sender the last time; null where that is not known.</param>
sealed record Situation(
    ChatId? Chat, MemberId? Owner, ChatAddress Known, bool Dead, Member? Person, WaitingQuestion? Waiting, bool Plans, MemberId? Left, string? ShownAs);

/// <summary>A message typed earlier.</summary>
sealed record TypedMessage(InboxId Id, string Text, DateTimeOffset At);

/// <param name="Asked">The message that led to the question; a button that answers it carries the same.</param>
/// <param name="Json">The draft, as <see cref="Commands.Draft"/> writes it.</param>
sealed record WaitingQuestion(InboxId Asked, MemberId Person, string Json, DateTimeOffset ExpiresAt);
