using Dengta.Domain.Basics;
using Dengta.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using static Dengta.Tests.Scoring.Made;

namespace Dengta.Tests.Scoring;

/// <summary>What holds for whatever was done and whatever was to be done.</summary>
public sealed class ScoreProperties
{
    static readonly Period Month = Period.Month(First);

    static readonly SchemeLine[] Lines =
    [
        Target(60), Kpi("visits", 15, 40) with { Floor = 0.2m }, Kpi("deals", 10, 4), new(Part.Kpi, "complaint-rate", 15, 0.1m, 0.5m, Serves: "revenue"),
    ];

    static readonly Scheme Whole = Scheme(Lines) with { Bonus = new BonusRule(5000, ReadyMade.UsualCurve, 0.02m, CurveReads.Score) };

    sealed record Facts(int Revenue, int Base, int Visits, int Deals, int Complaints, int More);

    static readonly Arbitrary<Facts> Any = (
        from revenue in Gen.Choose(-50, 300)
        from target in Gen.Choose(1, 200)
        from visits in Gen.Choose(0, 90)
        from deals in Gen.Choose(0, 12)
        from complaints in Gen.Choose(0, 100)
        from more in Gen.Choose(0, 200)
        select new Facts(revenue, target, visits, deals, complaints, more)).ToArbitrary();

    [Fact]
    public void A_stretch_never_lowers_a_score_or_a_bonus() => Holds(f =>
    {
        var without = Card(f, stretch: null);
        var with = Card(f, stretch: f.Base + 1 + f.More);
        return with.Total == without.Total && with.Bonus >= without.Bonus;
    });

    [Fact]
    public void More_never_lowers_points_score_or_bonus() => Holds(f =>
        NotLess(Card(f, null), Card(f with { Revenue = f.Revenue + f.More }, null))
        && NotLess(Card(f, null), Card(f with { Visits = f.Visits + f.More }, null))
        && NotLess(Card(f, null), Card(f with { Deals = f.Deals + f.More }, null))
        && NotLess(Card(f, f.Base * 2), Card(f with { Revenue = f.Revenue + f.More }, f.Base * 2)));

    [Fact]
    public void More_of_what_is_better_when_lower_never_raises_them() => Holds(f =>
        NotLess(Card(f with { Complaints = f.Complaints + f.More }, null), Card(f, null)));

    [Fact]
    public void The_weights_of_what_is_rated_are_always_a_hundred() => Holds(f =>
    {
        var facts = Measured(f, null);
        if (f.Visits % 2 == 0) facts = facts with { Measures = facts.Measures.Remove("visits") };
        if (f.Deals % 3 == 0) facts = facts with { Measures = facts.Measures.Remove("deals") };
        if (f.Revenue % 5 == 0) facts = facts with { Targets = facts.Targets.Clear() };
        var score = Score.Of(Whole, facts);
        return decimal.Round(score.Lines.Sum(l => l.Weight), 18) == 100 && score.Total is >= 0 and <= 120;
    });

    [Fact]
    public void A_version_that_changes_nothing_changes_no_score() => Holds(f =>
    {
        var facts = Measured(f, f.Base * 2);
        var halved = Scorecard.Of(Month, [Span(Whole, 7), Span(Whole with { Version = 2 }, 14)], facts);
        return halved.Total == Card(f, f.Base * 2).Total && halved.Bonus == Card(f, f.Base * 2).Bonus;
    });

    static void Holds(Func<Facts, bool> property) => Prop.ForAll(Any, property).QuickCheckThrowOnFailure();

    static bool NotLess(Scorecard less, Scorecard more) => more.Total >= less.Total && more.Bonus >= less.Bonus
        && less.Last.Score.Lines.Zip(more.Last.Score.Lines).All(l => l.Second.Points >= l.First.Points);

    static Scorecard Card(Facts f, decimal? stretch) => Scorecard.Of(Month, [Span(Whole, 21)], Measured(f, stretch));

    static Measured Measured(Facts f, decimal? stretch) => Made.Facts(
        f.Revenue * 1000, f.Base * 1000, stretch * 1000, ("visits", f.Visits), ("deals", f.Deals), ("complaint-rate", f.Complaints / 100m));
}
