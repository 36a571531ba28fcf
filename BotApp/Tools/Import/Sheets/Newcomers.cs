using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Makes the people of a file, the managers that it only names, and the units of both.</summary>
/// <param name="managerOf">The name of each unit's manager, by the unit's path.</param>
sealed class Newcomers(Run run, Organisation organisation, Staff staff, UnitTree units, IReadOnlyDictionary<string, string> managerOf)
{
    readonly Dictionary<string, MemberId> _newIds = new(StringComparer.OrdinalIgnoreCase);
    readonly List<MemberRow> _made = [];
    readonly List<KeptRow> _kept = [];

    public async Task<IReadOnlyCollection<KeptRow>> AddAsync(IReadOnlyDictionary<PersonRecord, IReadOnlyList<UnitName>> paths)
    {
        var leaders = managerOf.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ids = OrganisationStore.NewMemberIds(run.Tx, paths.Count + leaders.Count);
        await run.Tx.SendAsync(run.Cancel);
        var free = new Queue<MemberId>(ids.Values);
        foreach (var (person, path) in paths) Add(person, path, leaders, free);
        foreach (var (person, path) in paths)
            if (managerOf.GetValueOrDefault(Organisation.Key(path)) is { } named) AddManager(person, named, path, free);

        OrganisationStore.AddUnits(run.Tx, run.TenantId, units.Made);
        OrganisationStore.AddMembers(run.Tx, run.TenantId, _made);
        OrganisationStore.SetManagersOf(run.Tx, run.TenantId, [.. Managers(paths.Values)]);
        run.Report.Sum($"{units.Made.Count} units and {_made.Count} people {(run.Options.IsDry ? "would be" : "were")} made.");
        return _kept;
    }

    void Add(PersonRecord p, IReadOnlyList<UnitName> path, HashSet<string> leaders, Queue<MemberId> free)
    {
        if (Lookalike.IsFormula(p.Name)) run.Report.Doubt("a name that begins like a formula; it is kept as text", p.Line);
        if (staff.Named(p.Name) is [var there])
        {
            run.Report.Doubt("somebody of that name was there already and is taken as the same, unchanged", p.Line);
            Know(p, there.Id);
            _kept.Add(p.Kept() with { Member = there.Id });
            return;
        }
        var role = p.Role ?? (((string[])[p.Key, p.Name, p.NameEn]).Any(leaders.Contains) ? Role.Manager : Role.Rep);
        var id = free.Dequeue();
        _made.Add(new MemberRow(id, units.At(path).Id, p.Name, p.NameEn, role, p.Joined, p.Left));
        Know(p, id);
        _kept.Add(p.Kept() with { Member = id });
    }

    // Somebody who is only named, in the column of managers, is a manager of the unit and stands in it.
    void AddManager(PersonRecord by, string name, IReadOnlyList<UnitName> path, Queue<MemberId> free)
    {
        if (_newIds.ContainsKey(name) || organisation.Find(name) is not null || staff.Find(name).Member is not null) return;
        var id = free.Dequeue();
        _made.Add(new MemberRow(id, units.At(path).Id, name, name, Role.Manager, by.Joined, null));
        _newIds.Add(name, id);
        run.Report.Doubt("a manager without a row of the own, made from the column of managers, with the first day of this row", by.Line);
    }

    IEnumerable<(UnitId, MemberId)> Managers(IEnumerable<IReadOnlyList<UnitName>> paths)
    {
        var done = new HashSet<UnitId>();
        foreach (var path in paths.SelectMany(p => Enumerable.Range(1, p.Count).Select(n => p.Take(n).ToList())))
        {
            if (managerOf.GetValueOrDefault(Organisation.Key(path)) is not { } name || !done.Add(units.At(path).Id)) continue;
            if ((_newIds.TryGetValue(name, out var made) ? made : staff.Find(name).Member?.Id) is not { } manager) continue;
            var unit = units.At(path);
            if (unit.Manager is { } other && other != manager) run.Report.Sum($"The unit \"{Printable.Of(unit.Name)}\" has another manager already and keeps that one.");
            yield return (unit.Id, manager);
        }
    }

    void Know(PersonRecord p, MemberId id)
    {
        foreach (var name in ((string[])[p.Key, p.Name, p.NameEn]).Distinct(StringComparer.OrdinalIgnoreCase)) _newIds.TryAdd(name, id);
    }
}
