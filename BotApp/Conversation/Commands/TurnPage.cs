using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Turns to another page of a card that was sent to this chat: as it was sent, whatever has happened since.</summary>
sealed class TurnPage : ICommand
{
    public CommandDescription Description { get; } = new(Card.PageVerb, []);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Gone(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.CardId is not { } id || press.Number("page") is not (>= 1 and <= 1000 and var page)) return Gone(turn);
        var sent = OutboxStore.CardOf(turn.Tx, turn.TenantId, turn.Chat, id);
        await turn.Tx.SendAsync(turn.Cancel);
        return sent.Value is { } json ? CardJson.Read(json) with { Page = (int)page } : Gone(turn);
    }

    static Card Gone(Turn turn) => turn.Reply("这张卡片太旧了,请再问一次。", "This card is too old; please ask again.");
}
