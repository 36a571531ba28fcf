using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>The customers of one person.</summary>
sealed class Portfolio(Person owner, IReadOnlyList<Client> clients)
{
    const int SharedEach = 6;
    const int KnownEach = 3;

    // Neighbours in the list of people overlap by half, so that most well-known customers have several reps.
    const int Step = 3;

    readonly HashSet<(DateOnly, int)> _visited = [];

    public Person Owner => owner;

    /// <summary>Those that nobody else has.</summary>
    public IEnumerable<Client> Own => clients.Skip(SharedEach);

    public IEnumerable<Client> Won => clients.Where(c => c.Won is not null);

    /// <summary>One that the company had on the day before.</summary>
    public Client Any(DateOnly day, Dice dice) => dice.Pick([.. clients.Where(c => c.Won is not { } won || won < day)]);

    /// <summary>One that was not visited on the day yet, since a visit repeated within hours would not count; null where luck brings none.</summary>
    public Client? Unvisited(DateOnly day, Dice dice)
    {
        for (var attempt = 0; attempt < 6; attempt++)
            if (Any(day, dice) is var client && Visit(client, day))
                return client;
        return null;
    }

    /// <summary>Marks the visit; false where there was one on the day.</summary>
    public bool Visit(Client client, DateOnly day) => _visited.Add((day, client.Id));

    /// <summary>Deals the invented customers out: to every rep those already known, then those to be won.</summary>
    public static IReadOnlyList<Portfolio> Of(IReadOnlyList<Person> people, Timeline time)
    {
        var left = new Queue<Client>(Clients.Others);
        return [.. people.Where(p => p.Sells).Select(p => new Portfolio(p, [.. Shared(p), .. Known(p, left), .. ToWin(p, left, time)]))];
    }

    static IEnumerable<Client> Shared(Person p) =>
        Enumerable.Range((p.Id - 1) * Step, SharedEach).Select(i => Clients.WellKnown[i % Clients.WellKnown.Count]);

    static IEnumerable<Client> Known(Person p, Queue<Client> left) =>
        Enumerable.Range(0, p.Role == Role.Rep ? KnownEach : 0).Select(_ => left.Dequeue());

    /// <summary>Won one after the other, spread over the person's working days.</summary>
    static IEnumerable<Client> ToWin(Person p, Queue<Client> left, Timeline time)
    {
        var dice = Dice.For(Subjects.Winning, p.Id);
        var days = time.WorkingDays(p.Joined > time.First ? p.Joined : time.First, time.Today);
        for (var i = 0; i < p.NewCustomers; i++)
            yield return left.Dequeue() with { Won = days[(i * days.Count + dice.Below(days.Count)) / p.NewCustomers] };
    }
}
