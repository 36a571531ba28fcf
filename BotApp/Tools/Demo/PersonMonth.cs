using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>What one person wrote in a month, in no order.</summary>
sealed class PersonMonth(MonthPlan plan, Desk desk)
{
    const int RefundPercent = 5;
    const int SeveralVisitsPercent = 4;

    public IEnumerable<Message> Messages()
    {
        var deals = plan.Deals.SelectMany(amount => Deals.Log(amount, desk)).ToList();
        // First, so that deals find their customers not visited yet.
        var visited = deals.Sum(m => m.Bookings.Count(b => b.Entry.Kind == EntryKind.Visit));
        return
        [
            .. deals,
            .. Visits(plan.Visits - visited),
            .. plan.Collections.SelectMany(Collection),
            .. Times(plan.Quotes).SelectMany(_ => Quote()),
            .. Times(plan.Followups).Select(_ => desk.Write(desk.Occasion(), EntryKind.Followup, Phrases.Followup)),
            .. Times(plan.Complaints).Select(_ => desk.Write(desk.Occasion(), EntryKind.Complaint, Phrases.Complaint)),
            .. desk.Team.Count == 0 ? [] : Times(plan.Assists).Select(_ => Assist()),
        ];
    }

    IEnumerable<Message> Visits(int count)
    {
        while (count > 0)
        {
            var several = count >= 3 && desk.Dice.Chance(SeveralVisitsPercent) ? 2 + desk.Dice.Below(2) : 1;
            count -= several;
            yield return several == 1 && desk.Visit() is { } o ? desk.Write(o, EntryKind.Visit, Phrases.Visit) : Visited(several);
        }
    }

    Message Visited(int count)
    {
        var when = desk.When();
        var entry = new NewEntry(EntryKind.Visit, null, null, null, count, count, null, when.Day);
        return new(desk.By, when.At, Phrases.SayVisits(when, count), new Booking(entry));
    }

    IEnumerable<Message> Collection(decimal amount)
    {
        var o = desk.Occasion();
        var paid = Mistakes.Around(amount, yuan => desk.Write(o, EntryKind.Collection, Phrases.Collection, yuan), desk.Dice);
        // A twentieth is given back, in whole thousands.
        return amount >= 40_000 && desk.Dice.Chance(RefundPercent) && desk.After(o) is { } later
            ? [.. paid, desk.Write(later, EntryKind.Collection, Phrases.Refund, -decimal.Round(amount / 20_000) * 1000)]
            : paid;
    }

    IEnumerable<Message> Quote()
    {
        var o = desk.Occasion();
        return Mistakes.Around((10 + desk.Dice.Below(90)) * 5000m, yuan => desk.Write(o, EntryKind.Quote, Phrases.Quote, yuan), desk.Dice);
    }

    Message Assist()
    {
        var (when, colleague) = (desk.When(), desk.Dice.Pick(desk.Team));
        var entry = new NewEntry(EntryKind.Assist, null, null, colleague.Name, 1, 1, null, when.Day);
        return new(desk.By, when.At, desk.Dice.SayAssist(when, colleague), new Booking(entry));
    }

    static IEnumerable<int> Times(int count) => Enumerable.Range(0, count);
}
