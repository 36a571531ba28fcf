using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The seller has called a customer who gave a low score.</summary>
sealed class SettleLowAnswer : ICommand
{
    const int LongestKey = 40;
    const int LongestOutcome = 300;

    public CommandDescription Description { get; } = new("low-answer", [], IsPersonal: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("low-answer"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = DutyStore.Find(turn.Tx, turn.TenantId, CleanText.Of(press.Text("duty"), LongestKey));
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { Kind: LowAnswer.DutyKind } duty) return turn.Reply("没有这件事。", "There is no such thing to do.");
        if (duty.Owner != turn.Person.Id)
        {
            turn.Audit("refused", $"low-answer: {duty.Key}");
            return turn.Reply("这件事不是您的。", "This is not yours to settle.");
        }
        if (duty.State != DutyState.Open) return LowAnswerCard.Settled(duty, turn.Language);
        var outcome = CleanText.Of(press.Text("outcome"), LongestOutcome);
        DutyStore.Settle(turn.Tx, turn.TenantId, duty.Key, DutyState.Done, turn.Now, turn.Person.Id, outcome);
        return LowAnswerCard.Settled(duty with { Outcome = outcome }, turn.Language);
    }
}
