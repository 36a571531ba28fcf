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
    UnitTree? _units;

    public string Name => SheetName;

    public IReadOnlyList<Field> Fields => PersonCells.All;

    public int BatchSize => int.MaxValue;

    public string Advice => "an import moves nobody and changes nobody's rights";

    public async Task OpenAsync(Run run)
    {
        _staff = await Staff.LoadAsync(run);
        _units = await UnitTree.LoadAsync(run);
    }

    public Record? Read(RowCells cells, string currency)
    {
        if (PersonCells.Read(cells) is not { } person) return null;
        if (_people.Count == Most) throw new SheetException($"A list of more than {Most:N0} people is not read.");
        _people.Add(person);
        return person;
    }

    public async Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        var organisation = new Organisation(_people, run.Tenant.Language);
        var paths = Paths(run, organisation, fresh.Cast<PersonRecord>());
        var (managerOf, conflicts) = Organisation.Managers(paths);
        foreach (var (person, first) in conflicts)
        {
            Refuse(run, person, PersonCells.Boss, person.Manager, $"is a second manager of the unit {Printable.Quote(paths[person][^1].Name)}, which has {Printable.Quote(first)}");
            paths.Remove(person);
        }
        var newcomers = new Newcomers(run, organisation, _staff!, _units!, managerOf);
        var kept = await newcomers.AddAsync(paths);
        return kept;
    }

    public Task CloseAsync(Run run) => Task.CompletedTask;

    static Dictionary<PersonRecord, IReadOnlyList<UnitName>> Paths(Run run, Organisation organisation, IEnumerable<PersonRecord> people)
    {
        var paths = new Dictionary<PersonRecord, IReadOnlyList<UnitName>>(ReferenceEqualityComparer.Instance);
        foreach (var person in people)
        {
            var (path, why) = organisation.PathOf(person);
            if (path is not null) paths.Add(person, path);
            else Refuse(run, person, PersonCells.Boss, person.Manager, why!);
        }
        return paths;
    }

    static void Refuse(Run run, PersonRecord person, Field field, string? value, string why) => run.Report.Fault(new Fault(person.Line, field.Name, value, why));
}
