using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Operations say what a deal costs, which makes its profit known: 「宁德时代那单成本40万」. The last word holds while its period is open.</summary>
sealed partial class SetDealCost : IHearing
{
    const string Verb = "deal-cost";

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m
        ? Said.Pressed(Verb, ("customer", m.Groups["who"].Value), ("cost", m.Groups["cost"].Value))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("deal") is { } id) return await OfDealAsync(turn, press, id);
        if (press.Text("customer") is not { } name) return turn.Reply("请这样说:「宁德时代那单成本40万」。", "Please say it like this: “the CATL deal cost 400k”.");
        var found = await DealSearch.FindAsync(turn, name);
        if (!found.Ok) return turn.Reply(found.Refusal);
        return found.Value is [var only]
            ? await OfDealAsync(turn, press, only.Id.Value)
            : ReversalCard.Choose(turn.Language, turn.Today, found.Value, (title, d) => Button(title, d, press.Text("cost") ?? ""));
    }

    static async Task<Card> OfDealAsync(Turn turn, Said.Press press, long id)
    {
        var locked = await DealSearch.LockAsync(turn, id, Verb);
        if (!locked.Ok) return turn.Reply(locked.Refusal);
        var deal = locked.Value;
        var cost = CostOf(press, deal);
        if (!cost.Ok) return turn.Reply(cost.Refusal);
        if (cost.Value.Amount == deal.Cost) return ReversalCard.OfCost(turn.Language, turn.Today, deal, null, []);
        if (await SealedPeriods.FirstOpenAsync(turn, [deal.Date]) is { } open) return SealedPeriods.Refuse(turn, open);
        ReversalStore.SetCost(turn.Tx, turn.TenantId, deal.Id, cost.Value.Amount, turn.Person.Id, turn.Now, turn.Inbox);
        turn.Audit("deal.cost", FormattableString.Invariant($"entry {deal.Id.Value}: {deal.Cost} to {cost.Value.Amount}"));
        return ReversalCard.OfCost(
            turn.Language, turn.Today, deal with { Cost = cost.Value.Amount }, deal.Cost,
            [Button(turn.Say("撤销", "Undo"), deal, deal.Cost?.ToString(CultureInfo.InvariantCulture) ?? "none")]);
    }

    /// <summary>The cost said, in the deal's currency; no amount takes back what was said.</summary>
    static Checked<SaidCost> CostOf(Said.Press press, SignedDeal deal)
    {
        if (press.Text("cost") == "none") return new SaidCost(null);
        return AmountReader.Read(press.Text("cost") ?? "") is { Amount: >= 0 and < Money.Limit } read && (read.Currency is null || read.Currency == deal.Amount.Currency)
            ? new SaidCost(read.Amount)
            : new Refusal("成本没有看懂,比如「成本40万」,币种要和签单一样。", "The cost was not understood; say for example “cost 400k”, in the currency of the deal.");
    }

    static CardButton Button(string title, SignedDeal deal, string cost) => new(title, Verb, ("deal", Values.Of(deal.Id.Value)), ("cost", cost));

    [GeneratedRegex(@"^((?<who>[\p{L}\p{N}·&() ()-]{1,40}?)(的)?(那|这)(一)?(单|笔|个单子?|个订单|份?合同)的?成本(是|为|改成|改为|:|:)?(?<cost>[\d.,]{1,15}[万千亿kmw]?)(元|块)?|(the )?(?<who>[\p{L}\p{N}&. -]{1,40}?) deal costs? (?<cost>[\d.,]{1,15}[km]?))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}

/// <param name="Amount">Null: it is not known.</param>
readonly record struct SaidCost(decimal? Amount);
