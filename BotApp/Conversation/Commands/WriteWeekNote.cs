using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Reviews;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A rep's week in two fields; what is sent stands on the manager's card on Monday.</summary>
sealed class WriteWeekNote : IHearing
{
    // Until the manager's card has been made on Monday, last week's note may still be changed.
    const int OldestDays = 10;

    public CommandDescription Description { get; } = new("week-note", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "周记" or "写周记" or "周报" or "写周报" or "本周小结" or "week note" or "weekly note" or "my week" => Said.Pressed("week-note"),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => press.Text("do") == "send" ? Task.FromResult(Keep(turn, press)) : ShowAsync(turn);

    static async Task<Card> ShowAsync(Turn turn)
    {
        var weeks = RepWeekStore.Find(turn.Tx, turn.Tenant, [(turn.Person.Id, turn.Today)]);
        await turn.Tx.SendAsync(turn.Cancel);
        return RepWeekCard.Of(weeks.Values[0], turn.Tenant.Calendar, turn.Tenant.Currency, turn.Language);
    }

    static Card Keep(Turn turn, Said.Press press)
    {
        if (press.Date("week") is not { DayOfWeek: DayOfWeek.Monday } week || week > turn.Today || week < turn.Today.AddDays(-OldestDays))
            return turn.Reply("这张卡片太旧了,发「周记」可以重新写。", "This card is too old; say “week note” for a fresh one.");
        var note = new WeekNote(
            CleanText.Of(press.Text("blockers") ?? "", RepWeekCard.Longest), CleanText.Of(press.Text("plans") ?? "", RepWeekCard.Longest));
        RepWeekStore.Keep(turn.Tx, turn.TenantId, turn.Person.Id, week, note, turn.Now, turn.Inbox);
        return turn.Reply("已交给主管,周一的复盘里会看到。", "Sent; your manager reads it in Monday's review.", Lines(turn, note));
    }

    static IEnumerable<CardPart> Lines(Turn turn, WeekNote note)
    {
        if (note.Blockers.Length > 0) yield return new Line(turn.Say("卡点:", "Stuck: ") + note.Blockers);
        if (note.Plans.Length > 0) yield return new Line(turn.Say("下周:", "Next: ") + note.Plans);
    }
}
