using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Which indicators of somebody are behind.</summary>
sealed class ShowIndicators : ICommand
{
    public CommandDescription Description { get; } = new("kpi", [Intent.AskKpi], IsPersonal: true, KeepsCard: true);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var whose = await Scope.OfAsync(turn, reading.Question?.Subject ?? Subject.Me, "kpi");
        return whose.Ok
            ? Show(turn, await Appraisal.OfAsync(turn, whose.Value.Id, ShowScore.DayOf(reading.Question, turn), "kpi"))
            : turn.Reply(whose.Refusal);
    }

    public async Task<Card> PressAsync(Turn turn, Said.Press press) => Show(turn, await Appraisal.OfAsync(turn, press, "kpi"));

    static Card Show(Turn turn, Checked<Appraisal> appraisal) =>
        appraisal.Ok ? ScorecardCard.OfBehind(appraisal.Value.View, appraisal.Value.Person, appraisal.Value.Card) : turn.Reply(appraisal.Refusal);
}
