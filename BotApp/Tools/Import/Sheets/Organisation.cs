using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>A unit by its name; the path of them leads from below the company down.</summary>
readonly record struct UnitName(string Name, string NameEn);

/// <summary>Works out the units from a list of people: named ones, or a team for each manager. Knows no database.</summary>
/// <param name="language">Of the names of teams that the file does not name.</param>
sealed class Organisation(IReadOnlyList<PersonRecord> people, Language language)
{
    const int Deepest = 20;

    readonly Dictionary<string, PersonRecord> _byKey = people.ToLookup(p => p.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(p => p.Key, p => p.First(), StringComparer.OrdinalIgnoreCase);

    readonly ILookup<string, PersonRecord> _byName = people.SelectMany(p => p.Names.Select(n => (Name: n, Person: p)))
        .ToLookup(n => n.Name, n => n.Person, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a person stands, or why that cannot be said.</summary>
    public (IReadOnlyList<UnitName>? Path, string? Why) PathOf(PersonRecord person)
    {
        if (person.Manager is { } manager && Find(manager) is null && _byName[manager].Any())
            return (null, "is the name of several people in the file; name the manager by the id");
        UnitName[] named = [.. person.Units.Select(u => new UnitName(u, u))];
        if (person.Unit || person.Manager is null || person.Is(person.Manager)) return (named, null);
        return TeamsUpTo(person) is { } teams
            ? ([.. named.Length > 0 ? named : DepartmentAbove(person), .. teams], null)
            : (null, "is reached in a circle: somebody in this line of managers manages a manager of the own");
    }

    /// <summary>Who manages each unit, by the unit's <see cref="Key"/>: as <see cref="NameOf"/> says.</summary>
    /// <returns>And the people whose row names a second manager for their unit, with the first one.</returns>
    public (IReadOnlyDictionary<string, string> ManagerOf, IReadOnlyDictionary<PersonRecord, string> Conflicts) Managers(
        IReadOnlyDictionary<PersonRecord, IReadOnlyList<UnitName>> paths)
    {
        var managers = new Dictionary<string, string>();
        var conflicts = new Dictionary<PersonRecord, string>(ReferenceEqualityComparer.Instance);
        var managed = paths.Where(p => p.Key.Manager is { } m && !p.Key.Is(m))
            .Select(p => (Person: p.Key, Path: p.Value, Manager: NameOf(p.Key.Manager!))).ToList();
        var leaders = managed.Select(p => (Key(p.Path), p.Manager)).ToHashSet();
        bool Leads(PersonRecord person, IReadOnlyList<UnitName> path) => leaders.Contains((Key(path), person.Key));

        foreach (var (person, path, manager) in managed)
        {
            if (path.Count == 0 || Leads(person, path)) continue;
            if (!managers.TryAdd(Key(path), manager) && managers[Key(path)] != manager) conflicts.Add(person, managers[Key(path)]);
        }
        // Who leads the own unit answers to whoever leads the one above it.
        foreach (var (person, path, manager) in managed)
            if (path.Count > 1 && Leads(person, path)) managers.TryAdd(Key(path.Take(path.Count - 1)), manager);
        return (managers, conflicts);
    }

    public static string Key(IEnumerable<UnitName> path) => string.Join('\u001f', path.Select(u => u.Name));

    /// <summary>The row of whoever is meant by a key or a name; null where there is none, or more than one.</summary>
    public PersonRecord? Find(string name) =>
        _byKey.TryGetValue(name, out var keyed) ? keyed : _byName[name].Take(2).ToArray() is [var one] ? one : null;

    /// <summary>One name for each manager, however rows write it: the key where there is a row.</summary>
    public string NameOf(string manager) => Find(manager)?.Key ?? manager;

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
        for (var steps = 0; steps < Deepest && row is { Units.Count: 0, Manager: { } above }; steps++) row = Find(above);
        return row is null ? [] : [.. row.Units.Select(u => new UnitName(u, u))];
    }
}
