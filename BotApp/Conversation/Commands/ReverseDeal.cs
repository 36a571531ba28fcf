using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A signed deal is cancelled or made smaller from a day on: 「宁德时代那单退了」,「比亚迪那单减到20万,从12月起」. By its author, by whoever is
/// above, or by operations; one tap confirms it.
/// </summary>
sealed partial class ReverseDeal : IHearing
{
    const string Verb = "reverse-deal";

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        var m = Asks().Match(text);
        if (!m.Success) return null;
        var on = EffectiveDay.Of(m, today);
        return Said.Pressed(
            Verb, ("customer", m.Groups["who"].Value), ("to", m.Groups["to"].Success ? m.Groups["to"].Value : "0"),
            ("on", on is null ? "" : on.Value.Ok ? Values.Of(on.Value.Value) : "never"));
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("back") is { } reversal) return await ReversalUndo.RunAsync(turn, new EntryId(reversal));
        if (press.Text("step") == "no") return turn.Reply("好的,没有改动。", "All right, nothing was changed.");
        var to = ToOf(press);
        if (!to.Ok) return turn.Reply(to.Refusal);
        if (press.Text("on") is not null && press.Date("on") is null) return turn.Reply("没有这一天。", "There is no such day.");
        if (press.Number("deal") is { } id) return await OfDealAsync(turn, press, id, to.Value);
        if (press.Text("customer") is not { } name) return turn.Reply("请这样说:「宁德时代那单退了」。", "Please say it like this: “the CATL deal was cancelled”.");
        var found = await DealSearch.FindAsync(turn, name);
        if (!found.Ok) return turn.Reply(found.Refusal);
        return found.Value is [var only]
            ? await OfDealAsync(turn, press, only.Id.Value, to.Value)
            : ReversalCard.Choose(turn.Language, turn.Today, found.Value, (title, d) => Button(title, d, press));
    }

    static async Task<Card> OfDealAsync(Turn turn, Said.Press press, long id, decimal to)
    {
        var locked = await DealSearch.LockAsync(turn, id, Verb);
        if (!locked.Ok) return turn.Reply(locked.Refusal);
        var (deal, on) = (locked.Value, press.Date("on") ?? turn.Today);
        var open = await SealedPeriods.FirstOpenAsync(turn, [on]);
        var off = deal.ReducedTo(to, open is null ? on : turn.Today, turn.Today);
        if (!off.Ok) return turn.Reply(off.Refusal);
        CardPart[] notes = open is { } first ? [SealedPeriods.Moved(turn, first)] : [];
        // Whoever confirms has seen the deal as it is: a card of before, or pressed twice, books nothing.
        if (press.Text("step") == "yes" && press.Number("seen") == deal.Reversals) return await BookAsync(turn, deal, off.Value, notes);
        return ReversalCard.Confirm(
            turn.Language, turn.Today, deal, off.Value, notes,
            Button(turn.Say("确认", "Confirm"), deal, press, ("step", "yes"), ("seen", Values.Of(deal.Reversals))),
            new CardButton(turn.Say("不改", "Leave it"), Verb, ("step", "no")));
    }

    static async Task<Card> BookAsync(Turn turn, SignedDeal deal, NewEntry off, IEnumerable<CardPart> notes)
    {
        var added = ReversalStore.Add(turn.Tx, turn.TenantId, deal, off, turn.Person.Id, turn.Now, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        turn.Audit("deal.reversed", FormattableString.Invariant($"entry {deal.Id.Value} {off.Amount!.Value.Amount} from {off.Date:yyyy-MM-dd}"));
        if (deal.Author != turn.Person.Id)
            await TellAsync(turn, deal.Author, $"reversal:{added.Value.Value}", by => ReversalCard.Told(turn.Tenant.Language, turn.Today, by, deal, off));
        return ReversalCard.Booked(
            turn.Language, turn.Today, deal, off, [.. notes, .. MonthParts.After(turn, Credit.Of(deal.Author, off))],
            new CardButton(turn.Say("撤销", "Undo"), Verb, ("back", Values.Of(added.Value.Value))));
    }

    /// <summary>Pushes a card about a deal to the one whose it is.</summary>
    public static async Task TellAsync(Turn turn, MemberId author, string key, Func<string, Card> card)
    {
        var chat = ChatStore.OfMember(turn.Tx, turn.TenantId, author);
        await turn.Tx.SendAsync(turn.Cancel);
        if (chat.Value is { } to)
            OutboxStore.AddOnce(turn.Tx, turn.TenantId, key, to, CardJson.Write(card(turn.Person.NameIn(turn.Tenant.Language))), turn.Now);
    }

    /// <summary>What is to be left of the deal; 0 where it is cancelled.</summary>
    static Checked<decimal> ToOf(Said.Press press) => AmountReader.Read(press.Text("to") ?? "0") is { Amount: >= 0 and < Money.Limit, Currency: null } read
        ? read.Amount
        : new Refusal("没有看懂减到多少,比如「减到20万」。", "It was not clear what it is reduced to; say for example “reduced to 200k”.");

    static CardButton Button(string title, SignedDeal deal, Said.Press press, params IEnumerable<(string, string)> more) => new(
        title, Verb, [("deal", Values.Of(deal.Id.Value)), ("to", press.Text("to") ?? "0"), ("on", press.Text("on") ?? ""), .. more]);

    [GeneratedRegex(@"^((?<who>[\p{L}\p{N}·&() ()-]{1,40}?)(的)?(那|这)(一)?(单|笔|张单|个单子?|个订单|份?合同|笔单子?)(已经|都)?((被)?(客户)?(退|退掉|退单|取消|作废)了|(减|降|缩减|缩)(到|为|至)(?<to>[\d.,]{1,15}[万千亿kmw]?)(元|块)?)(" + EffectiveDay.Chinese + @")?|(the )?(?<who>[\p{L}\p{N}&. -]{1,40}?) deal (was|is|has been|got) ((cancell?ed|called off)|(reduced|cut) to (?<to>[\d.,]{1,15}[km]?))(" + EffectiveDay.English + ")?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
