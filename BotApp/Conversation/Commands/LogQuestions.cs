using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The questions that complete a log.</summary>
static class LogQuestions
{
    public static Card Of(Turn turn, Draft draft, IReadOnlyList<Customer> candidates)
    {
        var e = draft.Current;
        var row = e.ToEntry(e.Count, null).Say(turn.Language, turn.Today);
        return draft.Asked switch
        {
            Missing.Customer => Customer(turn, row),
            Missing.WhichCustomer => WhichCustomer(turn, e, candidates),
            Missing.Amount => Amount(turn, e, row),
            Missing.Shares => Shares(turn, e, row),
            Missing.Confirmation => Confirmation(turn, e, row),
            _ => throw new ArgumentOutOfRangeException(nameof(draft)),
        };
    }

    public static Line Dropped(Turn turn, Draft earlier)
    {
        var rows = string.Join(turn.Say("、", ", "), earlier.Events.Select(e => e.ToEntry(e.Count, null).Say(turn.Language, turn.Today)));
        return new Line(turn.Say($"之前那条没补完,没有记:{rows}", $"The earlier one was left incomplete and is not logged: {rows}"), Tone.Warning);
    }

    /// <summary>How the credit of a deal is divided, below what was booked.</summary>
    public static Line Divided(Turn turn, DraftEvent e) => new(turn.Say(
        $"业绩:您 {1 - e.Theirs:0%},{e.ColleagueName} {e.Theirs:0%}", $"Credit: you {1 - e.Theirs:0%}, {e.ColleagueName} {e.Theirs:0%}"), Tone.Subtle);

    static Card Shares(Turn turn, DraftEvent e, string row) => turn
        .Reply(
            $"{row}:和{e.ColleagueName}一起签的,业绩怎么算?", $"{row}: won with {e.ColleagueName}. How is the credit divided?",
            new TextInput("percent", turn.Say($"{e.ColleagueName}占 %", $"{e.ColleagueName}'s part in %"), "30"),
            NotYet(turn, $"也可以直接回复{e.ColleagueName}占百分之几。", $"Or just reply with {e.ColleagueName}'s part in percent."))
        .With(
            Button(turn, turn.Say("平分", "Split evenly"), "even"), Button(turn, turn.Say("只算我的", "Only mine"), "mine"),
            Button(turn, turn.Say("自己定", "Use the part above"), "own"), Cancel(turn));

    static Card Customer(Turn turn, string row) => turn
        .Reply($"{row}:是哪家客户?", $"{row}: which customer?", NotYet(turn, "直接回复客户名就行。", "Just reply with the customer's name."))
        .With(Cancel(turn));

    static Card WhichCustomer(Turn turn, DraftEvent e, IReadOnlyList<Customer> candidates) => turn
        .Reply($"「{e.Customer}」是哪一家?", $"Which one is “{e.Customer}”?", NotYet(turn, "点一下,或者回复全名。", "Press one, or reply with the full name."))
        .With([
            .. candidates.Select(c => Button(turn, c.Name, Values.Of(c.Id.Value))),
            Button(turn, turn.Say($"新客户「{e.Customer}」", $"New customer “{e.Customer}”"), "new"),
            Cancel(turn),
        ]);

    static Card Amount(Turn turn, DraftEvent e, string row) => turn
        .Reply($"{row}:金额是多少?", $"{row}: how much?", NotYet(turn, "直接回复数字就行,比如 30万。", "Just reply with the number, e.g. 300k."))
        .With(e.Kind == EntryKind.Quote
            ? [Button(turn, turn.Say("不填金额", "Leave it open"), "none"), Cancel(turn)]
            : [Cancel(turn)]);

    static Card Confirmation(Turn turn, DraftEvent e, string row)
    {
        var large = e.Amount > turn.Tenant.DealLimit;
        return turn
            .Reply($"{row},确认入账吗?", $"{row}: book it?", NotYet(turn,
                large ? "金额较大,确认后才计入。" : "今天已经记过一笔完全一样的。",
                large ? "It is a large amount and counts once you confirm." : "The very same deal is already booked for that day."))
            .With(Button(turn, turn.Say("确认", "Confirm"), "yes"), Cancel(turn));
    }

    static Line NotYet(Turn turn, string zh, string en) => new(turn.Say(zh + "还没有记。", en + " Nothing is logged yet."), Tone.Subtle);

    static CardButton Cancel(Turn turn) => Button(turn, turn.Say("取消", "Cancel"), "cancel");

    static CardButton Button(Turn turn, string title, string pick) => new(title, "log", ("q", Values.Of(turn.Inbox.Value)), ("pick", pick));
}
