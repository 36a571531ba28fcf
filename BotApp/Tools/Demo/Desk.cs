using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>Where one person writes in one month: on which days, about which customers.</summary>
/// <param name="Days">The working days that have passed; at least one.</param>
/// <param name="Team">Whom the person helps.</param>
/// <param name="Partners">With whom the person may share a deal.</param>
sealed record Desk(
    Portfolio Portfolio, IReadOnlyList<DateOnly> Days, IReadOnlyList<Person> Team, IReadOnlyList<Person> Partners, Timeline Time, Dice Dice)
{
    public Person By => Portfolio.Owner;

    public Moment When() => Moment.OnOrAfter(Dice.Pick(Days), Time, Dice);

    public Occasion Occasion()
    {
        var when = When();
        return With(Portfolio.Any(when.Day, Dice), when);
    }

    /// <summary>A customer not visited on that day yet; null where none was found.</summary>
    public Occasion? Visit()
    {
        var when = When();
        return Portfolio.Unvisited(when.Day, Dice) is { } client ? With(client, when) : null;
    }

    /// <summary>Later in the month with the same customer; null on the last day.</summary>
    public Occasion? After(Occasion earlier) => Days.Where(d => d > earlier.When.Day).ToList() is { Count: > 0 } later
        ? earlier with { When = Moment.OnOrAfter(Dice.Pick(later), Time, Dice) }
        : null;

    public Message Write(Occasion o, EntryKind kind, string[] phrases, decimal? amount = null, decimal? cost = null) =>
        new(By, o.When.At, Dice.Say(phrases, o, amount ?? 0), new Booking(o.Entry(kind, amount), cost));

    Occasion With(Client client, Moment when) => new(when, client, Dice.Pick(client.Contacts));
}
