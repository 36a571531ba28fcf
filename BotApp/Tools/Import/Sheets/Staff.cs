using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>The people of the company as a file names them: by the key that they were imported under, or by name.</summary>
sealed class Staff
{
    readonly Dictionary<MemberId, MemberRow> _members;
    readonly Dictionary<string, MemberId> _ofRow;
    readonly Dictionary<string, MemberId> _byKey;
    readonly HashSet<MemberId> _imported;
    readonly ILookup<string, MemberRow> _byName;

    Staff(IReadOnlyList<MemberRow> members, IReadOnlyList<KeptRow> imported)
    {
        _members = members.ToDictionary(m => m.Id);
        _ofRow = imported.ToDictionary(k => k.Key, k => k.Member!.Value, StringComparer.Ordinal);
        _byKey = imported.ToLookup(k => k.Key, k => k.Member, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(k => k.Key, k => k.First()!.Value, StringComparer.OrdinalIgnoreCase);
        _imported = [.. _byKey.Values];
        _byName = members
            .SelectMany(m => ((string[])[m.Name, m.NameEn]).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Member: m)))
            .ToLookup(n => n.Name, n => n.Member, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Everybody, also who has left: what they did stays theirs.</summary>
    public IReadOnlyCollection<MemberRow> All => _members.Values;

    public static async Task<Staff> LoadAsync(Run run)
    {
        var members = OrganisationStore.Members(run.Tx, run.TenantId);
        var imported = ImportStore.OfSheet(run.Tx, run.TenantId, PeopleSheet.SheetName, run.Options.Source);
        await run.Tx.SendAsync(run.Cancel);
        return new(members.Values, imported.Values);
    }

    /// <summary>Everybody of a name, without regard to keys.</summary>
    public MemberRow[] Named(string name) => [.. _byName[name]];

    /// <summary>Whom a row of this source and key has brought.</summary>
    public MemberId? OfKey(string key) => _ofRow.TryGetValue(key, out var id) ? id : null;

    /// <summary>Whether a row of this source brought the person.</summary>
    public bool IsImported(MemberId member) => _imported.Contains(member);

    /// <returns>The person, or why it cannot be said who that is.</returns>
    public (MemberRow? Member, string? Why) Find(string name)
    {
        if (_byKey.TryGetValue(name, out var id) && _members.TryGetValue(id, out var keyed)) return (keyed, null);
        return _byName[name].ToArray() switch
        {
            [var one] => (one, null),
            [] => (null, "is nobody of the company; import people first, or correct the name"),
            _ => (null, "is the name of several people; name the person by the key of the people's file"),
        };
    }
}
