using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Says in one line what cannot be done yet, without pretending.</summary>
sealed class AnnounceLater : ICommand
{
    public CommandDescription Description { get; } = new("later",
        [Intent.RatePeer, Intent.Export]);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => Task.FromResult(Say(turn, "这个功能", "This"));

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(reading.Intent switch
    {
        Intent.RatePeer => Say(turn, "协作互评", "Rating colleagues"),
        _ => Say(turn, "导出", "Exporting"),
    });

    static Card Say(Turn turn, string zh, string en) => turn
        .Reply($"看懂了,但{zh}还没有上线;什么也没有改动。", $"Understood, but {(en.Length > 0 ? char.ToLowerInvariant(en[0]) + en[1..] : en)} is not available yet; nothing was changed.")
        .With(new CardButton(turn.Say("我的进度", "My progress"), "progress"));
}
