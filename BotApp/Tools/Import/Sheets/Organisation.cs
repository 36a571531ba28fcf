using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>A unit by its name; the path of them leads from below the company down.</summary>
readonly record struct UnitName(string Name, string NameEn);

/// <summary>Works out the units from a list of people: named ones, or a team for each manager. Knows no database.</summary>
/// <param name="language">Of the names of teams that the file does not name.</param>
sealed class Organisation(IReadOnlyList<PersonRecord> people, Language language)
{
    const int Deepest = 20;

    readonly Dictionary<string, PersonRecord> _byName = people
        .SelectMany(p => ((string[])[p.Key, p.Name, p.NameEn]).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Person: p)))
        .GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Person, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a person stands, or why that cannot be said.</summary>
    public (IReadOnlyList<UnitName>? Path, string? Why) PathOf(PersonRecord person)
    {
        UnitName[] named = [.. person.Units.Select(u => new UnitName(u, u))];
        if (person.Unit || person.Manager is null || person.Is(person.Manager)) return (named, null);
        return TeamsUpTo(person) is { } teams
            ? ([.. named.Length > 0 ? named : DepartmentAbove(person), .. teams], null)
            : (null, "is reached in a circle: somebody in this line of managers manages a manager of the own");
    }

    /// <summary>Everybody who is named as a manager, with the path of the unit; one a unit, told by <see cref="Key"/>.</summary>
    /// <returns>And the people whose file names a second manager for their unit, with the first one.</returns>
    public static (IReadOnlyDictionary<string, string> ManagerOf, IReadOnlyList<(PersonRecord Person, string First)> Conflicts) Managers(
        IReadOnlyDictionary<PersonRecord, IReadOnlyList<UnitName>> paths)
    {
        var (managers, conflicts) = (new Dictionary<string, string>(), new List<(PersonRecord, string)>());
        var leaders = paths.Where(p => p.Key.Manager is not null).Select(p => (Unit: Key(p.Value), p.Key.Manager!)).ToHashSet();
        foreach (var (person, path) in paths)
        {
            if (person.Manager is not { } manager || path.Count == 0 || person.Is(manager) || Leads(person, path, leaders)) continue;
            if (!managers.TryAdd(Key(path), manager) && !Same(managers[Key(path)], manager)) conflicts.Add((person, managers[Key(path)]));
        }
        // Who leads the own unit answers to whoever leads the one above it.
        foreach (var (person, path) in paths)
            if (person.Manager is { } above && path.Count > 1 && !person.Is(above) && Leads(person, path, leaders)) managers.TryAdd(Key(path.Take(path.Count - 1)), above);
        return (managers, conflicts);
    }

    public static string Key(IEnumerable<UnitName> path) => string.Join('\u001f', path.Select(u => u.Name));

    /// <summary>The row of whoever is meant by a name; null where there is none.</summary>
    public PersonRecord? Find(string name) => _byName.GetValueOrDefault(name);

    public UnitName TeamOf(string manager)
    {
        var found = Find(manager);
        var (name, nameEn) = (found?.Name ?? manager, found?.NameEn ?? manager);
        return new(language.Pick($"{name}的团队", $"{name}'s team"), $"{nameEn}'s team");
    }

    // The team of the person's manager, within the team of that one's manager, and so on.
    List<UnitName>? TeamsUpTo(PersonRecord person)
    {
        var teams = new List<UnitName>();
        for (var manager = person.Manager; manager is not null;)
        {
            if (teams.Count == Deepest) return null;
            teams.Insert(0, TeamOf(manager));
            var row = Find(manager);
            manager = row is null || row.Unit || row.Manager is null || row.Is(row.Manager) ? null : row.Manager;
        }
        return teams;
    }

    UnitName[] DepartmentAbove(PersonRecord person)
    {
        var row = person;
        for (var steps = 0; steps < Deepest && row is not null && row.Units.Count == 0 && row.Manager is not null; steps++) row = Find(row.Manager);
        return row is null ? [] : [.. row.Units.Select(u => new UnitName(u, u))];
    }

    static bool Leads(PersonRecord person, IReadOnlyList<UnitName> path, HashSet<(string Unit, string Manager)> leaders) =>
        ((string[])[person.Key, person.Name, person.NameEn]).Any(n => leaders.Contains((Key(path), n)));

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
