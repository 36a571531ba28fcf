using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The team's score at a tap. No card of today has this button, but those of before still stand in people's chats, and are answered as things are now.</summary>
sealed class ShowTeamScore : ICommand
{
    public CommandDescription Description { get; } = new("team-score", [], IsPersonal: true, KeepsCard: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowScore.OfTeamAsync(turn, turn.Today);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ShowScore.OfTeamAsync(turn, Appraisal.DayOf(press, turn.Today));
}
