using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Makes the people of a file, the managers that it only names, and the units of both.</summary>
/// <param name="managerOf">Each unit's manager by the key of the unit's path.</param>
sealed class NewPeople(Run run, Organisation organisation, Staff staff, UnitTree units, IReadOnlyDictionary<string, string> managerOf)
{
    readonly Dictionary<string, MemberId> _newIds = new(StringComparer.OrdinalIgnoreCase);
    readonly List<MemberRow> _made = [];
    readonly List<KeptRow> _kept = [];

    /// <param name="all">The paths of everybody in the file, also of who is there already.</param>
    public async Task<IReadOnlyCollection<KeptRow>> AddAsync(
        IReadOnlyList<(PersonRecord Person, IReadOnlyList<UnitName> Path)> newcomers, IReadOnlyCollection<IReadOnlyList<UnitName>> all)
    {
        var leaders = managerOf.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ids = OrganisationStore.NewMemberIds(run.Tx, newcomers.Count + leaders.Count);
        await run.Tx.SendAsync(run.Cancel);
        var free = new Queue<MemberId>(ids.Values);
        foreach (var (person, path) in newcomers) Add(person, path, leaders, free);
        foreach (var (person, path) in newcomers)
            if (managerOf.GetValueOrDefault(Organisation.Key(path)) is { } named) AddManager(person, named, path, free);

        OrganisationStore.AddUnits(run.Tx, run.TenantId, units.Made);
        OrganisationStore.AddMembers(run.Tx, run.TenantId, _made);
        OrganisationStore.SetManagersOf(run.Tx, run.TenantId, [.. Managers(all)]);
        run.Report.Sum($"{units.Made.Count} units and {_made.Count} people {(run.Options.IsDry ? "would be" : "were")} made.");
        return _kept;
    }

    void Add(PersonRecord p, IReadOnlyList<UnitName> path, HashSet<string> leaders, Queue<MemberId> free)
    {
        if (Lookalike.IsFormula(p.Name)) run.Report.Doubt("a name that begins like a formula; it is kept as text", p.Line);
        // Somebody whom another row brought is another one of that name.
        var named = staff.Named(p.Name).ToLookup(m => staff.IsImported(m.Id));
        var (there, others) = (named[false].ToArray(), named[true]);
        if (there.Length > 1)
        {
            run.Refuse(p, (PersonCells.Named, p.Name, "is the name of several people who are there already"));
            return;
        }
        if (there.Length == 1) run.Report.Doubt("somebody of that name was there already and is taken as the same, unchanged", p.Line);
        else if (others.Any())
            run.Report.Doubt("somebody else of that name is there already; a message that names one will be asked about", p.Line);
        var id = there.Length == 1 ? there[0].Id : Make(p, path, leaders, free.Dequeue());
        _newIds.TryAdd(p.Key, id);
        _kept.Add(p.Kept() with { Member = id });
    }

    MemberId Make(PersonRecord p, IReadOnlyList<UnitName> path, HashSet<string> leaders, MemberId id)
    {
        var role = p.Role ?? (leaders.Contains(p.Key) ? Role.Manager : Role.Rep);
        _made.Add(new MemberRow(id, units.At(path).Id, p.Name, p.NameEn, role, p.Joined, p.Left));
        return id;
    }

    // Somebody who is only named, in the column of managers, is a manager of the unit and stands in it.
    void AddManager(PersonRecord by, string name, IReadOnlyList<UnitName> path, Queue<MemberId> free)
    {
        if (_newIds.ContainsKey(name) || organisation.Find(name) is not null || staff.Find(name).Member is not null) return;
        var id = free.Dequeue();
        _made.Add(new MemberRow(id, units.At(path).Id, name, name, Role.Manager, by.Joined, null));
        _newIds.Add(name, id);
        run.Report.Doubt($"{Printable.Quote(name)} is named as a manager and has no row; made as one, with the first day of this row", by.Line);
    }

    IEnumerable<(UnitId, MemberId)> Managers(IEnumerable<IReadOnlyList<UnitName>> paths)
    {
        var done = new HashSet<UnitId>();
        foreach (var path in paths.SelectMany(p => Enumerable.Range(1, p.Count).Select(n => p.Take(n).ToList())))
        {
            if (managerOf.GetValueOrDefault(Organisation.Key(path)) is not { } name || units.Find(path) is not { } unit) continue;
            if (!done.Add(unit.Id)) continue;
            if ((_newIds.TryGetValue(name, out var made) ? made : staff.Find(name).Member?.Id) is not { } manager) continue;
            if (unit.Manager is { } other && other != manager)
                run.Report.Sum($"The unit {Printable.Quote(unit.Name)} has another manager already and keeps that one.");
            yield return (unit.Id, manager);
        }
    }
}
