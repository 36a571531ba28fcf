using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>How a deal is logged: alone, together with the visit, or shared with colleagues.</summary>
static class Deals
{
    const int SharedPercent = 8;
    const int WithVisitPercent = 40;
    const int WithCostPercent = 50;

    // The author's share first. Multiples of a twentieth, so that no share of an amount falls between two cents.
    static readonly decimal[][] Splits = [[0.7m, 0.3m], [0.5m, 0.5m], [0.6m, 0.4m], [0.5m, 0.3m, 0.2m]];

    public static IEnumerable<Message> Log(decimal amount, Desk desk)
    {
        var (o, dice) = (desk.Occasion(), desk.Dice);
        if (dice.Chance(SharedPercent) && dice.Pick(Splits) is var split && split.Length - 1 <= desk.Partners.Count)
            return [Shared(amount, o, split, desk)];
        if (dice.Chance(WithVisitPercent) && desk.Portfolio.Visit(o.Client, o.When.Day))
            return [WithVisit(amount, o, desk)];
        var cost = Cost(amount, dice);
        return Mistakes.Around(amount, yuan => desk.Write(o, EntryKind.Deal, Phrases.Deal, yuan, cost), dice);
    }

    static Message WithVisit(decimal amount, Occasion o, Desk desk) => new(
        desk.By, o.When.At, desk.Dice.Say(Phrases.VisitWithDeal, o, amount),
        new Booking(o.Entry(EntryKind.Visit)), new Booking(o.Entry(EntryKind.Deal, amount) with { Contact = o.Contact }, Cost(amount, desk.Dice)));

    static Message Shared(decimal amount, Occasion o, decimal[] split, Desk desk)
    {
        var first = desk.Dice.Below(desk.Partners.Count);
        var others = Enumerable.Range(first, split.Length - 1).Select(i => desk.Partners[i % desk.Partners.Count]).ToList();
        var shares = others.Prepend(desk.By).Zip(split, (p, share) => new CreditShare(new MemberId(p.Id), share));
        // In the order in which the ledger reads them back, which decides about remainders.
        var entry = o.Entry(EntryKind.Deal, amount) with { Shares = [.. shares.OrderBy(s => s.Member.Value)] };
        return new(desk.By, o.When.At, Phrases.SayShared(o, amount, others.Select(p => p.Name), split), new Booking(entry));
    }

    static decimal? Cost(decimal amount, Dice dice) =>
        dice.Chance(WithCostPercent) ? decimal.Round(amount * dice.Between(0.55m, 0.75m)) : null;
}
