using Dengta.BotApp.Tools.Import.Cells;
using Dengta.BotApp.Tools.Import.Sheets;
using Dengta.Domain.Basics;

namespace Dengta.Tests.Tools.Import;

/// <summary>Units are worked out from whatever a list of people says.</summary>
public sealed class OrganisationTests
{
    [Fact]
    public void Named_units_are_taken_as_they_are() => Assert.Equal("华东/一组", Path("A", Person("A", units: ["华东", "一组"], isTeam: true)));

    [Fact]
    public void Without_units_there_is_a_team_for_each_manager_within_the_one_above() =>
        Assert.Equal("C's team/B's team", Path("A", Person("A", "B"), Person("B", "C"), Person("C")));

    [Fact]
    public void A_team_stands_in_the_department_of_the_row() => Assert.Equal("East/B's team", Path("A", Person("A", "B", ["East"])));

    [Fact]
    public void Or_in_that_of_the_manager_where_the_row_names_none() =>
        Assert.Equal("East/C's team/B's team", Path("A", Person("A", "B"), Person("B", "C"), Person("C", units: ["East"])));

    [Fact]
    public void Who_has_neither_manager_nor_unit_stands_in_the_company() => Assert.Equal("", Path("A", Person("A")));

    [Fact]
    public void Who_manages_himself_has_no_manager() => Assert.Equal("East", Path("A", Person("A", "A", ["East"])));

    [Fact]
    public void Managers_in_a_circle_are_no_organisation() =>
        Assert.Contains("circle", new Organisation([Person("A", "B"), Person("B", "A")], Language.English).PathOf(Person("A", "B")).Why);

    [Fact]
    public void Who_leads_the_own_unit_answers_to_whoever_leads_the_one_above()
    {
        PersonRecord[] people =
        [
            Person("Boss"), Person("Lead", "Boss", ["East", "One"], isTeam: true), Person("Rep", "Lead", ["East", "One"], isTeam: true),
        ];

        Assert.Equal("East/One=Lead East=Boss", Managers(people));
    }

    [Fact]
    public void A_manager_is_the_same_by_name_and_by_key() => Assert.Equal("T=7", Managers(
        Person("Lead", key: "7"), Person("A", "Lead", ["T"], isTeam: true), Person("B", "7", ["T"], isTeam: true)));

    [Fact]
    public void A_unit_has_one_manager()
    {
        PersonRecord[] people = [Person("A", "X", ["T"], isTeam: true), Person("B", "Y", ["T"], isTeam: true)];

        var (_, conflicts) = Of(people);

        Assert.Equal(("B", "X"), (Assert.Single(conflicts).Key.Name, conflicts.Single().Value));
    }

    static PersonRecord Person(string name, string? manager = null, string[]? units = null, bool isTeam = false, string? key = null) =>
        new(2, key ?? name, new Facts(), name, name, manager, units ?? [], isTeam);

    static string Path(string name, params PersonRecord[] people) =>
        Say(new Organisation(people, Language.English).PathOf(people.Single(p => p.Name == name)).Path!);

    static string Managers(params PersonRecord[] people)
    {
        var (managers, conflicts) = Of(people);
        Assert.Empty(conflicts);
        return string.Join(' ', managers.Select(m => $"{m.Key.Replace('\u001f', '/')}={m.Value}").Order());
    }

    static (IReadOnlyDictionary<string, string>, IReadOnlyDictionary<PersonRecord, string>) Of(PersonRecord[] people)
    {
        var organisation = new Organisation(people, Language.English);
        return organisation.Managers(people.ToDictionary(p => p, p => organisation.PathOf(p).Path!));
    }

    static string Say(IEnumerable<UnitName> path) => string.Join('/', path.Select(u => u.Name));
}
