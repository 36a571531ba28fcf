using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Somebody who is in types an invite code: it is left for whom it was made.</summary>
sealed class TypedCode : IHearing
{
    public CommandDescription Description { get; } = new("code", []);

    public Said.Press? Hear(string text, DateOnly today) => InvitationCode.IsPlainly(text) ? Said.Pressed("code") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("code"));

    public Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        SituationStore.Mask(turn.Tx, turn.TenantId, turn.Inbox);
        return Task.FromResult(turn.Reply(
            $"我认得您,{turn.Person.Name},不用邀请码;刚才的码没有用掉。", $"I know you, {turn.Person.NameEn}: you need no invite code, and this one was not used."));
    }
}
