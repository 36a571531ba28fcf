using Dengta.Domain.Scoring;
using static Dengta.Tests.Scoring.Made;

namespace Dengta.Tests.Scoring;

public sealed class BonusTests
{
    static readonly BonusRule Rule = new(5000, ReadyMade.UsualCurve, 0.01m, CurveReads.Score);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.6, 0)]
    [InlineData(0.7, 0.3)]
    [InlineData(0.9, 0.8)]
    [InlineData(1, 1)]
    [InlineData(1.1, 1.25)]
    [InlineData(3, 1.5)]
    public void The_curve_is_straight_between_its_points_and_level_outside(decimal at, decimal pays) => Assert.Equal(pays, ReadyMade.UsualCurve.At(at));

    [Fact]
    public void The_preview_shows_five_places() =>
        Assert.Equal([(0.5m, 0m), (0.8m, 3000m), (1m, 5000m), (1.2m, 7500m), (1.5m, 7500m)], Rule.Preview());

    [Theory]
    [InlineData(900_000, 5000)] // below the base nothing is added
    [InlineData(1_100_000, 6000)] // 5000 + 1 % of 100,000
    [InlineData(1_500_000, 7000)] // up to the stretch of 1,200,000 only
    public void The_stretch_adds_to_the_bonus(decimal actual, decimal bonus) =>
        Assert.Equal(bonus, Rule.Of(1, new(actual, 1_000_000, 1_200_000)));

    [Fact]
    public void Without_a_stretch_nothing_is_added() => Assert.Equal(5000m, Rule.Of(1, new(5_000_000, 1_000_000, null)));

    [Fact]
    public void A_bonus_may_follow_the_target_instead_of_the_score()
    {
        var scheme = Scheme(Target(60), Kpi("visits", 40, 40)) with { Bonus = Rule with { Reads = CurveReads.Target } };
        var facts = Facts(900_000, measures: [("visits", 0)]);

        Assert.Equal(4000m, Scorecard.Of(Domain.Basics.Period.Month(First), [Span(scheme, 20)], facts).Bonus); // curve(0.9) = 0.8
    }

    [Fact]
    public void A_further_deal_is_worked_out_and_changes_nothing()
    {
        var scheme = Scheme(Target(60), Kpi("deals", 40, 4)) with { Bonus = Rule };
        var now = Scorecard.Of(Domain.Basics.Period.Month(First), [Span(scheme, 20)], Facts(700_000, measures: [("deals", 2)]));

        var then = WhatIf.Signed(now, 200_000);

        Assert.Equal((62m, 84m), (now.Total, then.Total)); // 60 × 0.7 + 40 × 0.5; 60 × 0.9 + 40 × 0.75
        Assert.Equal((300m, 3400m), (now.Bonus, then.Bonus)); // curve(0.62) = 0.06; curve(0.84) = 0.68
        Assert.Equal(700_000m, now.Measured.Targets["revenue"].Actual);
    }

    [Fact]
    public void A_curve_that_falls_or_doubles_a_place_is_refused()
    {
        Assert.False(Curve.Of([(1, 1)]).Ok);
        Assert.False(Curve.Of([(0.5m, 1), (1, 0.9m)]).Ok);
        Assert.False(Curve.Of([(0.5m, 0), (0.5m, 1)]).Ok);
        Assert.False(Curve.Of([(0.5m, -1), (1, 1)]).Ok);
        Assert.False(Curve.Of(Enumerable.Range(0, 13).Select(i => ((decimal)i, 1m))).Ok);
    }
}
