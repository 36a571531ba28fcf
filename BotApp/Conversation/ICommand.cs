using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// One thing that people can have done. A command is reached by what was understood from a text, or by a button that carries its verb;
/// both arrive after the person, the role and the place have been checked against <see cref="Description"/>.
/// </summary>
interface ICommand
{
    CommandDescription Description { get; }

    /// <summary>Answers a text.</summary>
    Task<Card> AnswerAsync(Turn turn, Reading reading);

    /// <summary>Answers a button. The values are untrusted.</summary>
    Task<Card> PressAsync(Turn turn, Said.Press press);
}

/// <summary>A command with words of its own, which are looked at before the message is read for the book.</summary>
interface IHearing : ICommand
{
    /// <summary>
    /// The press that a text stands for; null for a text about something else. What is taken here is never booked, so only words that
    /// cannot report something done may be taken.
    /// </summary>
    /// <param name="text">Trimmed, in lower case, without a full stop or the like at the end.</param>
    /// <param name="today">The tenant's day.</param>
    Said.Press? Hear(string text, DateOnly today);
}

/// <param name="Verb">What its buttons carry.</param>
/// <param name="Intents">What is understood from texts and led here.</param>
/// <param name="IsPersonal">Shows personal numbers: in a group only a pointer to the one-to-one chat is given.</param>
/// <param name="KeepsCard">Leaves the card with the button as it is and answers with a new one; otherwise the answer takes its place.</param>
/// <param name="IsForOne">What a press is answered with in place is for who pressed alone; nobody else is ever sent it.</param>
/// <param name="Roles">Who may use it; null for everybody.</param>
sealed record CommandDescription(
    string Verb, IReadOnlyList<Intent> Intents, bool IsPersonal = false, bool KeepsCard = false, IReadOnlyList<Role>? Roles = null,
    bool IsForOne = false);
