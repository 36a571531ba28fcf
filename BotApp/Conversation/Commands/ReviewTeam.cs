using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The weekly review when somebody wants it before Monday, as it stands today.</summary>
sealed class ReviewTeam : IHearing
{
    public CommandDescription Description { get; } = new("review", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "周复盘" or "上周复盘" or "本周复盘" or "团队复盘" or "看复盘" or "看周复盘" or "复盘" or "weekly review" or "team review" or "show team review"
            or "show weekly review" or "show team review for last week" or "review last week" => Said.Pressed("review"),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ShowAsync(turn);

    static async Task<Card> ShowAsync(Turn turn)
    {
        if (!Scope.SeesPeople(turn.Person))
        {
            turn.Audit("refused", "review");
            return turn.Reply("周复盘是给带团队的人看的。", "The weekly review is for those who lead a team.").With(new CardButton(turn.Say("我的进度", "My progress"), "progress"));
        }
        var reviews = await TeamReviewStore.ReadAsync(turn.Tx, turn.Tenant, [new(turn.Person.Id, Scope.TeamOf(turn.Person), turn.Today)], turn.Cancel);
        var key = $"{PushKind.WeeklyReview.Stored()}:asked:{turn.Inbox.Value}";
        return ReviewCard.Of(reviews[0], key, turn.Tenant.Calendar, turn.Tenant.Currency, turn.Language);
    }
}
