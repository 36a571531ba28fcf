using System.Globalization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What is said about follow-ups, with the buttons to plan and settle them.</summary>
static class FollowupCards
{
    const int MostButtons = 5;

    public static Card OfferPlan(Turn turn, Reminder plan) => turn
        .Reply(
            $"还没发生的事,没有记。到时提醒您:{When(turn, plan)} {plan.What}?",
            $"That is a plan, so nothing was logged. A reminder on {When(turn, plan)}: {plan.What}?")
        .With(OfferButton(turn, turn.Inbox, plan.Day!.Value));

    /// <summary>For somebody who asks to be reminded; without a day, the likeliest ones are offered.</summary>
    public static Card OfferAsked(Turn turn, Reminder asked) => asked.Day >= turn.Today
        ? turn.Reply($"{When(turn, asked)} 提醒您:{asked.What}?", $"A reminder on {When(turn, asked)}: {asked.What}?")
            .With(OfferButton(turn, turn.Inbox, asked.Day.Value))
        : turn.Reply($"哪天提醒您:{asked.What}?", $"When to remind you: {asked.What}?")
            .With(LaterDays(turn).Select(day => OfferButton(turn, turn.Inbox, day)));

    public static Card OnlyPlanned(Turn turn) => turn.Reply(
        "听起来是还没发生的事,没有记。发生之后告诉我一声就行。", "That sounds like a plan, so nothing was logged. Tell me once it has happened.");

    public static Card OnlyOneself(Turn turn) => turn.Reply(
        "看懂了,但提醒别人还没有上线,现在只能提醒您自己;什么也没有改动。",
        "Understood, but reminding others is not available yet, only yourself; nothing was changed.");

    public static Card Gone(Turn turn) => turn.Reply("这个按钮已经不能用了,请再说一次。", "This button no longer works; please say it again.");

    public static CardButton OfferButton(Turn turn, InboxId message, DateOnly day) => new(
        turn.Say($"{day.Say(turn.Language, turn.Today)} 提醒我", $"Remind me {day.Say(turn.Language, turn.Today)}"), "plan",
        ("message", Values.Of(message.Value)), ("day", day.Iso()));

    /// <summary>How a follow-up stands; an open one with what can be done about it.</summary>
    public static Card Present(Turn turn, Followup f)
    {
        var card = new Card(turn.Language, f.Present(turn.Language, turn.Today));
        return f.State == FollowupState.Open ? card.With([.. Settling(turn, f), ListButton(turn)]) : card.With(ListButton(turn));
    }

    public static Card List(Turn turn, IReadOnlyList<Followup> open, int most)
    {
        if (open.Count == 0)
            return turn.Reply("没有待办的跟进。说「周四提醒我回访李总」就能记一条。", "No open follow-ups. Say “remind me to call Acme on Thursday” to add one.");
        var overdue = open.Count(f => f.Due < turn.Today);
        var (zh, en) = overdue == 0 ? ("", "") : ($",{overdue} 条已过期", $", {overdue} overdue");
        var count = open.Count > most ? $"{most}+" : Values.Of(open.Count);
        return turn
            .Reply($"待办的跟进:{count} 条{zh}", $"Open follow-ups: {count}{en}", open.Take(most).Select(f => Row(turn, f)))
            .With(open is [var only] ? Settling(turn, only) : open.Take(MostButtons).Select(f => new CardButton(f.Task(), "followups", ("id", Values.Of(f.Id.Value)))));
    }

    public static Card WhichDay(Turn turn, Followup f) => turn
        .Reply($"改到哪天:{f.Task()}?", $"To which day: {f.Task()}?",
            new TextInput("date", turn.Say("别的日子", "Another day"), "2026-01-31"))
        .With([
            .. LaterDays(turn).Select(day => Button(f, day.Say(turn.Language, turn.Today), "move", ("to", day.Iso()))),
            Button(f, turn.Say("改到填的日子", "Use the day above"), "move", ("to", "date")),
        ]);

    /// <summary>The line and button on the card of a booking that looks like this follow-up done.</summary>
    public static Card WithTick(Turn turn, Card booked, Followup f) => booked with
    {
        Parts = booked.Parts.Add(new Line(turn.Say($"待办里有:{f.Say(turn.Language, turn.Today)}", $"On your list: {f.Say(turn.Language, turn.Today)}"))),
        Buttons = booked.Buttons.Add(new CardButton(
            turn.Say("这条跟进完成了", "Tick it off"), "tick", ("id", Values.Of(f.Id.Value)), ("message", Values.Of(turn.Inbox.Value)))),
    };

    /// <summary>The line and button on the card of a booking whose message also told of a plan.</summary>
    public static Card WithOffer(Turn turn, Card booked, PlanTold plan) => booked with
    {
        Parts = booked.Parts.Add(new Line(turn.Say($"还没做的:{plan.What}", $"Still to do: {plan.What}"), Tone.Subtle)),
        Buttons = booked.Buttons.Add(OfferButton(turn, new InboxId(plan.Message), plan.Day)),
    };

    static Line Row(Turn turn, Followup f) => f.Due < turn.Today
        ? new Line(turn.Say("过期 · ", "Overdue · ") + f.Say(turn.Language, turn.Today), Tone.Warning)
        : new Line("· " + f.Say(turn.Language, turn.Today));

    static IEnumerable<CardButton> Settling(Turn turn, Followup f)
    {
        yield return Button(f, turn.Say("完成", "Done"), "done");
        if (!f.Moved) yield return Button(f, turn.Say("改期", "Move"), "move");
        yield return Button(f, turn.Say("不跟了", "Drop"), "drop");
    }

    static CardButton Button(Followup f, string title, string act, params IEnumerable<(string, string)> more) =>
        new(title, "followups", [("id", Values.Of(f.Id.Value)), ("act", act), .. more]);

    static CardButton ListButton(Turn turn) => new(turn.Say("我的跟进", "My follow-ups"), "followups");

    // Tomorrow, in three days, and next Monday.
    static IEnumerable<DateOnly> LaterDays(Turn turn) =>
        new[] { turn.Today.AddDays(1), turn.Today.AddDays(3), Period.Week(turn.Today).End }.Distinct().Order();

    static string When(Turn turn, Reminder r) =>
        r.Day!.Value.Say(turn.Language, turn.Today) + (r.Time is { } time ? time.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");

}
