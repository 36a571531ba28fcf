using Dengta.BotApp.Tools.Import.Cells;
using Dengta.BotApp.Tools.Import.Files;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>People, their managers and their units. Read whole, since a manager may stand in the last line.</summary>
sealed class PeopleSheet : ISheet
{
    public const string SheetName = "people";

    const int Most = 100_000;

    readonly List<PersonRecord> _people = [];
    Staff? _staff;
    Contacts? _contacts;
    UnitTree? _units;

    public string Name => SheetName;

    public IReadOnlyList<Field> Fields => PersonCells.All;

    public int BatchSize => int.MaxValue;

    public string Advice => "an import moves nobody, and changes neither rights nor what people are recognised by";

    public string? Lacks(Columns columns, ImportOptions options) => columns[PersonCells.Joined] is null && options.Joined is null
        ? "The file does not say since when people are there: name the column with --map joined=HEADER, "
            + "or give one day for all with --joined 2016-10-01."
        : null;

    public async Task OpenAsync(Run run)
    {
        _staff = await Staff.LoadAsync(run);
        _contacts = await Contacts.LoadAsync(run);
        _units = await UnitTree.LoadAsync(run);
    }

    public Record? Read(RowCells cells, string currency)
    {
        if (PersonCells.Read(cells) is not { } person) return null;
        if (_people.Count == Most) throw new SheetException($"A list of more than {Most:N0} people is not read.");
        _people.Add(person);
        return person;
    }

    // Units and their managers are worked out from everybody; only who is new is written.
    public async Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        var organisation = new Organisation(_people, run.Tenant.Language);
        var paths = Paths(organisation);
        var (managerOf, conflicts) = organisation.Managers(paths);
        var newcomers = new List<(PersonRecord, IReadOnlyList<UnitName>)>();
        var followers = new List<(PersonRecord Person, MemberId Member)>();
        foreach (var person in fresh.Cast<PersonRecord>())
        {
            var there = _staff!.OfKey(person.Key);
            if (!_contacts!.Fits(person, there)) continue;
            if (there is { } known) followers.Add((person, known));
            else if (!paths.TryGetValue(person, out var path)) Refuse(run, person, organisation.PathOf(person).Why!);
            else if (conflicts.TryGetValue(person, out var first))
                Refuse(run, person, $"is a second manager of the unit {Printable.Quote(path[^1].Name)}, which has {Printable.Quote(first)}");
            else newcomers.Add((person, path));
        }
        var kept = await new NewPeople(run, organisation, _staff!, _units!, managerOf).AddAsync(newcomers, paths.Values);
        var made = kept.ToDictionary(k => k.Key, k => k.Member!.Value, StringComparer.Ordinal);
        foreach (var (person, _) in newcomers)
            if (made.TryGetValue(person.Key, out var member)) _contacts!.Add(person, member);
        foreach (var (person, member) in followers) _contacts!.Add(person, member);
        _contacts!.Write();
        return [.. kept, .. followers.Select(f => f.Person.Kept() with { Member = f.Member })];
    }

    public Task CloseAsync(Run run) => Task.CompletedTask;

    Dictionary<PersonRecord, IReadOnlyList<UnitName>> Paths(Organisation organisation)
    {
        var paths = new Dictionary<PersonRecord, IReadOnlyList<UnitName>>(ReferenceEqualityComparer.Instance);
        foreach (var person in _people)
            if (organisation.PathOf(person).Path is { } path) paths.Add(person, path);
        return paths;
    }

    static void Refuse(Run run, PersonRecord person, string why) => run.Refuse(person, (PersonCells.Boss, person.Manager, why));
}
