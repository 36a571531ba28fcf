using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Says in one line what cannot be done yet, without pretending.</summary>
sealed class AnnounceLater : ICommand
{
    public CommandDescription Description { get; } = new("later",
        [Intent.AskKpi, Intent.AskScore, Intent.AskBonus, Intent.RatePeer, Intent.Export, Intent.Remind]);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => Task.FromResult(Say(turn, "这个功能", "This"));

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(reading.Intent switch
    {
        Intent.AskKpi => Say(turn, "指标考核", "Looking up indicators"),
        Intent.AskScore => Say(turn, "绩效得分", "Looking up scores"),
        Intent.AskBonus => Say(turn, "奖金测算", "Estimating bonuses"),
        Intent.RatePeer => Say(turn, "协作互评", "Rating colleagues"),
        Intent.Export => Say(turn, "导出", "Exporting"),
        _ => Say(turn, "提醒", "Reminders"),
    });

    static Card Say(Turn turn, string zh, string en) => turn
        .Reply($"看懂了,但{zh}还没有上线;什么也没有改动。", $"Understood, but {(en.Length > 0 ? char.ToLowerInvariant(en[0]) + en[1..] : en)} is not available yet; nothing was changed.")
        .With(new CardButton(turn.Say("我的进度", "My progress"), "progress"));
}
