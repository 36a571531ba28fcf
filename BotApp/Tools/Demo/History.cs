using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>Everything that was written in the demo company, the earliest first.</summary>
static class History
{
    public static IReadOnlyList<Message> Of(IReadOnlyList<Person> people, IReadOnlyList<Portfolio> portfolios, Timeline time) =>
        [.. portfolios.SelectMany(p => Of(p, people, time)).OrderBy(m => m.At).ThenBy(m => m.By.Id)];

    static IEnumerable<Message> Of(Portfolio portfolio, IReadOnlyList<Person> people, Timeline time)
    {
        foreach (var month in time.HistoryMonths)
        {
            var dice = Dice.For(Subjects.Month, portfolio.Owner.Id, month.Year, month.Month);
            var from = portfolio.Owner.Joined > month ? portfolio.Owner.Joined : month;
            var days = time.WorkingDays(from, month.AddMonths(1));
            if (days.Count == 0) continue;
            var plan = month == time.ThisMonth
                ? MonthPlan.Current(portfolio.Owner, time, dice)
                : MonthPlan.Past(portfolio.Owner, month, days.Count, time, dice);
            foreach (var message in new PersonMonth(plan, DeskOf(portfolio, days, people, time, dice)).Messages()) yield return message;
        }
        foreach (var client in portfolio.Won) yield return Won(client, portfolio.Owner);
    }

    static Desk DeskOf(Portfolio portfolio, IReadOnlyList<DateOnly> days, IReadOnlyList<Person> people, Timeline time, Dice dice)
    {
        var owner = portfolio.Owner;
        var team = people.Where(p => p.Unit == owner.Unit && p.Id != owner.Id && p.Role == Role.Rep && p.Joined <= days[0]).ToList();
        // The hero's current month is all his own, so that it stands where the walk through the demo needs it.
        var partners = days[0] < time.ThisMonth ? team : owner.Id == People.Hero ? [] : team.Where(p => p.Id != People.Hero).ToList();
        return new(portfolio, days, team, partners, time, dice);
    }

    static Message Won(Client client, Person by)
    {
        var dice = Dice.For(Subjects.Winning, by.Id, client.Id);
        var o = new Occasion(Moment.On(client.Won!.Value, dice), client, client.Contacts[0]);
        return new(by, o.When.At, dice.Say(Phrases.NewClient, o), new Booking(o.Entry(EntryKind.Customer)));
    }
}
