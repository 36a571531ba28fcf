using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>The units of the company by their path of names; missing ones are made on the way.</summary>
sealed class UnitTree
{
    readonly Dictionary<string, UnitRow> _byPath = [];
    readonly UnitRow _company;
    int _lastId;

    UnitTree(IReadOnlyList<UnitRow> units)
    {
        _company = units.First(u => u.Path.Count == 1);
        _lastId = units.Max(u => u.Id.Value);
        var byId = units.ToDictionary(u => u.Id.Value);
        foreach (var unit in units.Where(u => u.Path.Count > 1))
            _byPath.TryAdd(Organisation.Key(unit.Path.Skip(1).Select(id => new UnitName(byId[id].Name, byId[id].NameEn))), unit);
    }

    /// <summary>A parent stands before its children.</summary>
    public List<UnitRow> Made { get; } = [];

    public static async Task<UnitTree> LoadAsync(Run run)
    {
        var units = OrganisationStore.Units(run.Tx, run.TenantId);
        await run.Tx.SendAsync(run.Cancel);
        return new(units.Values);
    }

    /// <summary>The unit at the end of a path. A path that begins with the company itself is the same without.</summary>
    public UnitRow At(IReadOnlyList<UnitName> path)
    {
        path = BelowCompany(path);
        var unit = _company;
        for (var length = 1; length <= path.Count; length++)
        {
            var key = Organisation.Key(path.Take(length));
            if (!_byPath.TryGetValue(key, out var next)) _byPath.Add(key, next = Make(path[length - 1], unit));
            unit = next;
        }
        return unit;
    }

    /// <summary>The unit at the end of a path, where there is one.</summary>
    public UnitRow? Find(IReadOnlyList<UnitName> path) =>
        BelowCompany(path) is { Count: > 0 } below ? _byPath.GetValueOrDefault(Organisation.Key(below)) : _company;

    IReadOnlyList<UnitName> BelowCompany(IReadOnlyList<UnitName> path) =>
        path.Count > 0 && path[0].Name == _company.Name ? [.. path.Skip(1)] : path;

    UnitRow Make(UnitName name, UnitRow parent)
    {
        var id = ++_lastId;
        var unit = new UnitRow(new UnitId(id), name.Name, name.NameEn, null, [.. parent.Path, id]);
        Made.Add(unit);
        return unit;
    }
}
