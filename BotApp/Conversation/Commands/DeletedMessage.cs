using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A message that its author has deleted. What it booked stands until the author says otherwise. In a group the answer goes with it, since
/// there it shows to everybody what was asked or logged by mistake.
/// </summary>
static class DeletedMessage
{
    public static async Task<Reply> AnswerAsync(Turn turn, Said.Deleted deleted)
    {
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var typed = SituationStore.Typed(turn.Tx, turn.TenantId, turn.Person.Id, turn.Incoming.Channel, deleted.Message);
        await turn.Tx.SendAsync(turn.Cancel);
        if (typed.Value is not { } message) return new(null);
        var standing = LedgerStore.StandingFor(turn.Tx, turn.TenantId, turn.Person.Id, message.Id);
        var answer = OutboxStore.AnswerTo(turn.Tx, turn.TenantId, turn.Chat, message.Id);
        await turn.Tx.SendAsync(turn.Cancel);

        if (standing.Values is { Count: > 0 } booked)
            return turn.InGroup ? new(StillBooked(turn, message, booked)) { Replaces = answer.Value } : new(StillBooked(turn, message, booked));
        var isQuestion = turn.Waiting?.Asked == message.Id;
        if (isQuestion) SituationStore.StopWaiting(turn.Tx, turn.TenantId, turn.Chat, turn.Person.Id);
        return answer.Value is { } card && (turn.InGroup || isQuestion) ? new(Card.Withdrawn(turn.Language)) { Replaces = card } : new(null);
    }

    // The others of a group need not read again what was just taken from their sight.
    static Card StillBooked(Turn turn, TypedMessage message, IReadOnlyList<Entry> booked)
    {
        var card = EditedMessage.StillBooked(turn, message, booked) with
        {
            Title = turn.Say("您删了消息,账上的记录还在。要撤销吗?", "You deleted the message; what it booked still stands. Undo it?"),
        };
        return turn.InGroup ? card with { Parts = [] } : card;
    }
}
