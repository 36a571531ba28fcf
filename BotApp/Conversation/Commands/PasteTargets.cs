using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Many targets from a pasted table: every changed cell on one card, one confirmation, one undo; a wrong line and nothing is drafted.</summary>
sealed class PasteTargets : IHearing
{
    public CommandDescription Description { get; } = new("paste", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => TargetTable.IsTable(text) ? Said.Pressed("paste", ("table", text)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("paste"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("table") is not { } text || !TargetTable.IsTable(text))
            return turn.Reply("请先写一行是什么目标,再每行一个名字和数额。", "Please write which target it is, then a name and an amount a line.");
        return await ManyTargets.DraftAsync(turn, TargetTable.Read(text, turn.Today, turn.Tenant.Fiscal), []);
    }
}
