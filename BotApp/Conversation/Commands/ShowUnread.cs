using System.Collections.Frozen;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What was not understood, for whoever teaches the bot. The operator role alone sees the words, and only one-to-one.</summary>
sealed class ShowUnread : IHearing
{
    const int Most = 10;
    const int LongestLine = 80;

    static readonly Role[] Operators = [Role.Ops];

    static readonly FrozenSet<string> Words = new[]
    {
        "没看懂的消息", "没看懂的", "没读懂的消息", "看不懂的消息", "not understood", "messages not understood", "what was not understood", "unread messages",
    }.ToFrozenSet(StringComparer.Ordinal);

    public CommandDescription Description { get; } = new("unread", [], IsPersonal: true, KeepsCard: true, Roles: Operators);

    public Said.Press? Hear(string text, DateOnly today) => Words.Contains(text) ? Said.Pressed("unread") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ListAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ListAsync(turn);

    static async Task<Card> ListAsync(Turn turn)
    {
        var latest = UnreadStore.Latest(turn.Tx, turn.TenantId, turn.Now, Most);
        var week = UnreadStore.Count(turn.Tx, turn.TenantId, turn.Now.AddDays(-7));
        var all = UnreadStore.Count(turn.Tx, turn.TenantId, turn.Now - UnreadStore.Kept);
        await turn.Tx.SendAsync(turn.Cancel);
        return turn.Reply(
            $"没看懂的消息:7 天内 {week.Value} 条,30 天内 {all.Value} 条", $"Not understood: {week.Value} in 7 days, {all.Value} in 30 days",
            [.. latest.Values.Select(Row), .. Footer(turn, latest.Values.Count)]);
    }

    static Line Row(UnreadText unread)
    {
        var oneLine = unread.Text.ReplaceLineEndings(" ");
        var shown = oneLine.Length <= LongestLine ? oneLine : Domain.Basics.CleanText.Of(oneLine, LongestLine) + "…";
        return new Line("· " + shown + (unread.Count > 1 ? $" ×{unread.Count}" : ""));
    }

    static IEnumerable<CardPart> Footer(Turn turn, int shown) => shown == 0 ? [] :
    [
        new Line(turn.Say(
            "最新的在前,30 天后删除。导出(不含人名):命令行 unread --dialog 或 --jsonl。",
            "The latest first; deleted after 30 days. Export without names: unread --dialog or --jsonl on the command line."), Tone.Subtle),
    ];
}
