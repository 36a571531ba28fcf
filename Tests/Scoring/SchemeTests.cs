using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using static Dengta.Tests.Scoring.Made;

namespace Dengta.Tests.Scoring;

public sealed class SchemeTests
{
    static readonly Appraised LiLei = new(new MemberId(1), "李雷", "Li Lei", Role.Rep, [1, 2, 4]);

    [Fact]
    public void The_ready_made_ones_are_without_fault_but_for_what_the_field_wants() => Assert.All(ReadyMade.All, s =>
    {
        Assert.Null(SchemeChecks.Refuse(s.Lines));
        Assert.Empty(SchemeChecks.Warnings(s.Lines));
    });

    [Theory]
    [InlineData("Targets weigh 50 %", 50, new[] { "visits:20", "quotes:20", "deals:10" })]
    [InlineData("Targets weigh 75 %", 75, new[] { "visits:15", "quotes:10" })]
    [InlineData("“Quotes” weighs only 4 %", 60, new[] { "visits:20", "quotes:4", "deals:16" })]
    [InlineData("“Collaboration” weighs 15 %; peers count for 10 % at most", 60, new[] { "collaboration:15", "quotes:15", "deals:10" })]
    [InlineData("“Visits” weighs 25 %", 60, new[] { "visits:25", "quotes:15" })]
    [InlineData("There are 8 indicators", 60, new[] { "visits:5", "quotes:5", "deals:5", "profit:5", "timeliness:5", "assists:5", "satisfaction:5", "feedback:5" })]
    public void What_guides_badly_is_warned_of(string warning, decimal target, string[] kpis)
    {
        SchemeLine[] lines = [Target(target), .. kpis.Select(k => k.Split(':')).Select(k => Kpi(k[0], decimal.Parse(k[1], System.Globalization.CultureInfo.InvariantCulture), 1))];

        Assert.Null(SchemeChecks.Refuse(lines));
        Assert.StartsWith(warning, Assert.Single(SchemeChecks.Warnings(lines)).English);
    }

    [Fact]
    public void A_target_without_indicators_and_an_indicator_without_a_target_are_warned_of()
    {
        SchemeLine[] lines = [Target(40), Target(20, "collections"), Kpi("visits", 20, 1), Kpi("quotes", 20, 1) with { Serves = "customers" }];

        Assert.Equal(
            ["“Quotes” serves no target of the scheme.", "No indicator leads to the target “Collected”."], SchemeChecks.Warnings(lines).Select(w => w.English));
        Assert.All(SchemeChecks.Warnings(lines), w => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", w.Chinese));
    }

    [Fact]
    public void What_cannot_be_worked_out_is_refused()
    {
        Assert.Contains("99", SchemeChecks.Refuse([Target(60), Kpi("visits", 39, 1)])!.English);
        Assert.Contains("twice", SchemeChecks.Refuse([Target(60), Kpi("visits", 20, 1), Kpi("visits", 20, 2)])!.English);
        Assert.Contains("no indicator called", SchemeChecks.Refuse([Target(60), Kpi("charm", 40, 1)])!.English);
        Assert.NotNull(SchemeChecks.Refuse([]));
    }

    [Fact]
    public void The_narrowest_choice_holds()
    {
        SchemeUse[] uses = [Use(1), Use(2, role: Role.Rep), Use(3, unit: 1), Use(4, unit: 4), Use(5, member: 1)];

        for (var narrow = 0; narrow < uses.Length; narrow++)
            Assert.Equal(narrow + 1, Choice([.. uses.Take(narrow + 1)]).On(LiLei, First)!.Id.Value);
    }

    [Fact]
    public void Others_choices_do_not_matter()
    {
        var choice = Choice(Use(1), Use(2, role: Role.Manager), Use(3, unit: 5), Use(4, member: 2));

        Assert.Equal(1, choice.On(LiLei, First)!.Id.Value);
    }

    [Fact]
    public void A_choice_begins_on_its_day_and_can_be_given_up()
    {
        var choice = Choice(Use(1), Use(5, member: 1, from: 10), Use(null, member: 1, from: 20));

        Assert.Equal([1, 1, 5, 5, 1, 1], ((int[])[1, 9, 10, 19, 20, 30]).Select(d => choice.On(LiLei, new(2026, 11, d))!.Id.Value));
        Assert.Null(choice.On(LiLei, new(2026, 10, 31)));
    }

    [Fact]
    public void A_month_with_three_choices_has_three_spans_by_working_days()
    {
        var spans = Choice(Use(1), Use(5, member: 1, from: 10), Use(null, member: 1, from: 20)).Spans(LiLei, Period.Month(First), WorkCalendar.Plain);

        Assert.Equal([(1, 6), (5, 8), (1, 7)], spans.Select(s => (s.Scheme.Id.Value, s.Days)));
    }

    [Fact]
    public void A_change_that_is_somebody_elses_does_not_cut_the_month()
    {
        var spans = Choice(Use(1), Use(2, role: Role.Manager, from: 10), Use(5, member: 2, from: 12)).Spans(LiLei, Period.Month(First), WorkCalendar.Plain);

        Assert.Equal((First, new DateOnly(2026, 12, 1), 21), (Assert.Single(spans).From, spans[0].Until, spans[0].Days));
    }

    [Fact]
    public void A_persons_own_weight_holds_from_its_day_until_it_is_given_back()
    {
        LineOverride[] own =
        [
            new(LiLei.Id, Part.Kpi, "visits", 10, 50, new(2026, 11, 10), "新人", 1), new(LiLei.Id, Part.Kpi, "visits", null, null, new(2026, 11, 20), "转正", 2),
        ];
        var choice = new SchemeChoice([Version(1)], [Use(1)], own, Catalogue.BuiltIn);

        Assert.Equal([(40m, 40m), (10m, 50m), (40m, 40m)], ((int[])[9, 10, 20]).Select(d => choice.On(LiLei, new(2026, 11, d))!.Lines[1]).Select(l => (l.Weight, l.Goal!.Value)));
        Assert.Equal(3, choice.Spans(LiLei, Period.Month(First), WorkCalendar.Plain).Count);
    }

    static SchemeChoice Choice(params SchemeUse[] uses) => new([.. Enumerable.Range(1, 5).Select(Version)], uses, [], Catalogue.BuiltIn);

    static Scheme Version(int id) => Scheme(Target(60), Kpi("visits", 40, 40)) with { Id = new SchemeId(id) };

    static SchemeUse Use(int? scheme, int? member = null, int? unit = null, Role? role = null, int from = 1) => new(
        scheme is { } s ? new SchemeId(s) : null, member is { } m ? new MemberId(m) : null, unit is { } u ? new UnitId(u) : null, role,
        new DateOnly(2026, 11, from), from);
}
