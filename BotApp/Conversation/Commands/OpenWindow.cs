using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The calendar of adjustment windows: shown to everybody, opened by sales operations, announced to all who set targets.</summary>
sealed partial class OpenWindow : IHearing
{
    public CommandDescription Description { get; } = new("window", [], KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (Asks().IsMatch(text)) return Said.Pressed("window");
        if (Closes().IsMatch(text)) return Said.Pressed("window", ("do", "close"));
        if (!Opens().IsMatch(text)) return null;
        var days = EntityFinder.Find(text, today).Where(e => e.Days is not null).Select(e => e.Days!.Value).ToArray();
        if (days.Length == 0) return Said.Pressed("window", ("opens", "?"));
        var (from, to) = (days[0].From, days[^1].To);
        // Days without a year are read as past ones; a window ends in days to come and begins in the year before its end.
        if (to < today) to = to.AddYears(1);
        if (from.AddYears(1) <= to) from = from.AddYears(1);
        if (from > to) from = from.AddYears(-1);
        return Said.Pressed("window", ("opens", from.Iso()), ("closes", to.Iso()));
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("opens") is null && press.Text("do") != "close") return await ShowAsync(turn);
        if (turn.Person.Role != Role.Ops)
        {
            turn.Audit("refused", "window");
            return turn.Reply("调整窗口由运营来开。", "Adjustment windows are opened by sales operations.");
        }
        if (press.Text("do") == "close") return await CloseAsync(turn);
        if (press.Date("opens") is not { } opens || press.Date("closes") is not { } closes || closes < opens)
            return turn.Reply("请写明日期,例如「开调整窗口 12月1日到12月10日」。", "Please name the days, as in “open an adjustment window from 1 December to 10 December”.");
        if (closes < turn.Today || closes.DayNumber - opens.DayNumber > 92 || opens > turn.Today.AddYears(2))
            return turn.Reply("窗口要在今后两年内,最长三个月。", "A window lies within the next two years and is three months long at most.");
        return await OpenAsync(turn, opens, closes);
    }

    static async Task<Card> OpenAsync(Turn turn, DateOnly opens, DateOnly closes)
    {
        var added = WindowStore.Add(turn.Tx, turn.TenantId, opens, closes, turn.Person.Id, turn.Now, turn.Inbox);
        var setters = NoticeStore.Setters(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (added.Value == 0) return turn.Reply("这段时间已经有调整窗口了。", "There is a window in those days already.");
        turn.Audit("window.opened", $"{opens.Iso()} {closes.Iso()}");
        var window = new AdjustWindow(added.Value, opens, closes);
        var told = Tell(turn, $"window:{Values.Of(added.Value)}", setters.Values, language => WindowCard.Announcement(language, window, turn.Today));
        var days = WindowCard.Say(turn.Language, window, turn.Today);
        return turn.Reply($"调整窗口已开:{days},已通知 {told} 位", $"Adjustment window set: {days}; {told} people were told");
    }

    // Whoever confirms at the same moment comes before or after, never in between: both hold the lock of the targets.
    static async Task<Card> CloseAsync(Turn turn)
    {
        ChangeSetStore.Lock(turn.Tx, turn.TenantId);
        var closed = WindowStore.Close(turn.Tx, turn.TenantId, turn.Today);
        var setters = NoticeStore.Setters(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (closed.Value is not { } id) return turn.Reply("现在没有开着的调整窗口。", "No adjustment window is open now.");
        turn.Audit("window.closed", Values.Of(id));
        var told = Tell(turn, $"window-closed:{Values.Of(id)}", setters.Values, WindowCard.Closed);
        return turn.Reply($"调整窗口已关闭,已通知 {told} 位", $"Adjustment window closed; {told} people were told");
    }

    static int Tell(Turn turn, string key, IReadOnlyList<Reached> people, Func<Language, Card> card)
    {
        var pushes = people.Where(p => p.Chat is not null).Select(p => (
            $"{key}:{Values.Of(p.Member.Value)}", p.Chat!.Value, CardJson.Write(card(p.Language ?? turn.Tenant.Language)))).ToArray();
        if (pushes.Length > 0) OutboxStore.AddManyOnce(turn.Tx, turn.TenantId, pushes, turn.Now);
        return pushes.Length;
    }

    static async Task<Card> ShowAsync(Turn turn)
    {
        var windows = WindowStore.Coming(turn.Tx, turn.TenantId, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (windows.Values.Count == 0) return turn.Reply("目前没有安排调整窗口。", "No adjustment window is planned.");
        return turn.Reply("调整窗口", "Adjustment windows", windows.Values.Select(w => new Line(WindowCard.Say(turn.Language, w, turn.Today)
            + (w.Opens <= turn.Today ? turn.Say("(进行中)", " (open now)") : ""))));
    }

    [GeneratedRegex("^(?:调整窗口|目标调整窗口|什么时候能(?:调|改)目标|(?:show )?(?:the )?adjustment windows?|when can targets be changed)$", RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex("^(?:提前)?(?:关|关闭|结束)(?:目标)?调整窗口$|^close (?:the )?adjustment window$", RegexOptions.CultureInvariant)]
    private static partial Regex Closes();

    [GeneratedRegex("^(?:开|开放|打开|设)(?:目标)?调整窗口|^(?:open|set|plan) (?:an? |the )?adjustment window", RegexOptions.CultureInvariant)]
    private static partial Regex Opens();
}
