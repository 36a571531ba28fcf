using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The own score of the last closed round. Nobody else's can be asked for here.</summary>
sealed class ShowRating : IHearing
{
    public CommandDescription Description { get; } = new("rating", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "我的协作得分" or "我的协作分" or "我的互评得分" or "我的互评结果" or "my collaboration score" or "my peer rating" => Said.Pressed("rating"),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ShowAsync(turn);

    static async Task<Card> ShowAsync(Turn turn) =>
        await BallotStore.OwnAsync(turn.Tx, turn.TenantId, turn.Person.Id, turn.Cancel) is { } result
            ? RatingCard.Own(result, turn.Language, turn.Today)
            : turn.Reply(
                "还没有您的协作得分:互评结束、至少 3 位同事评了您之后才有。", "There is no collaboration score of yours yet: it needs a closed round and at least 3 raters.");
}
