using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;
using static Dengta.Tests.Scoring.Made;

namespace Dengta.Tests.Scoring;

/// <summary>Every formula of docs/scoring.md with values worked out by hand.</summary>
public sealed class ScoreTests
{
    [Theory]
    [InlineData(62, 83.3, 0.7443)] // 62 / 83.3
    [InlineData(0, 100, 0)]
    [InlineData(-20, 100, -0.2)] // more refunded than received
    [InlineData(150, 100, 1.5)]
    public void Higher_is_better(decimal actual, decimal goal, decimal attainment) =>
        Assert.Equal(attainment, decimal.Round(Points.Attainment(actual, goal, false, null), 4));

    [Theory]
    [InlineData(30, 30, 120, 1)]
    [InlineData(48, 30, 120, 0.8)] // (120 − 48) / (120 − 30)
    [InlineData(120, 30, 120, 0)]
    [InlineData(210, 30, 120, -1)]
    [InlineData(0, 30, 120, 1.3333)] // 120 / 90
    [InlineData(45, 30, null, 0.5)] // without a zero point it is twice the goal: (60 − 45) / 30
    public void Lower_is_better(int actual, int goal, int? zero, decimal attainment) =>
        Assert.Equal(attainment, decimal.Round(Points.Attainment(actual, goal, true, zero), 4));

    [Theory]
    [InlineData(-0.2, 0, 1.2, 0)]
    [InlineData(0.5, 0, 1.2, 0.5)]
    [InlineData(1.5, 0, 1.2, 1.2)]
    [InlineData(1.5, 0, 2, 1.5)]
    [InlineData(0.1, 0.3, 1.2, 0.3)]
    public void Points_lie_between_floor_and_cap(decimal attainment, decimal floor, decimal cap, decimal points) =>
        Assert.Equal(points, Points.Of(attainment, floor, cap));

    [Fact]
    public void The_manufacturing_example()
    {
        // 60 × 0.8 + 15 × 45/40 + 15 × 8/10 + 10 × 90/85 = 48 + 16.875 + 12 + 10.588…
        var facts = Facts(800_000, measures: [("visits", 45), ("quotes", 8), ("satisfaction", 90)]);

        Assert.Equal(87.46m, Total(Scheme("manufacturing"), facts));
    }

    [Fact]
    public void The_manufacturing_example_without_any_answer_from_a_customer()
    {
        // The ten percent of satisfaction go to visits and quotes: 48 + 40 × (15 × 1.125 + 15 × 0.8) / 30 = 48 + 38.5
        var score = Score.Of(Scheme("manufacturing"), Facts(800_000, measures: [("visits", 45), ("quotes", 8)]));

        Assert.Equal(86.5m, score.Total);
        Assert.True(score.HasMissing);
        Assert.Equal([60m, 20m, 20m, 0m], score.Lines.Select(l => l.Weight));
    }

    [Fact]
    public void The_service_example()
    {
        // 60 × 1.2 (capped) + 15 × 0.81/0.9 + 15 × (120 − 48)/(120 − 30) + 10 × 85/85 = 72 + 13.5 + 12 + 10
        var facts = Facts(1_300_000, measures: [("return-contact", 0.81m), ("response-time", 48), ("satisfaction", 85)]);

        Assert.Equal(107.5m, Total(Scheme("services"), facts));
    }

    [Fact]
    public void A_part_without_any_data_hands_its_weight_to_the_other()
    {
        Assert.Equal(90m, Total(Scheme("manufacturing"), Facts(measures: [("visits", 36), ("quotes", 9)])));
        Assert.Equal(80m, Total(Scheme("manufacturing"), Facts(800_000)));
    }

    [Fact]
    public void Nothing_known_is_no_score_rather_than_zero()
    {
        Assert.Null(Total(Scheme("manufacturing"), Measured.Nothing));
        Assert.Equal(0m, Total(Scheme("manufacturing"), Facts(0)));
    }

    [Fact]
    public void A_line_without_a_goal_of_its_own_takes_the_persons_target()
    {
        var own = Facts(500_000, measures: [("visits", 18)]);
        own = own with { Targets = own.Targets.Add("visits", new(18, 36, null)) };

        Assert.Equal(50m, Total(Scheme(Target(60), Kpi("visits", 40, null)), own));
        // Without such a target there is nothing to hold it against.
        Assert.Equal(50m, Total(Scheme(Target(60), Kpi("visits", 40, null)), Facts(500_000, measures: [("visits", 18)])));
    }

    [Fact]
    public void A_target_of_zero_is_no_target_and_hands_its_weight_on()
    {
        var score = Score.Of(Scheme(Target(60), Kpi("visits", 40, 40)), Facts(500_000, target: 0, measures: [("visits", 30)]));

        Assert.Equal(75m, score.Total); // 100 × 30 / 40
        Assert.Equal([0m, 100m], score.Lines.Select(l => l.Weight));
    }

    [Fact]
    public void A_ratio_over_nothing_is_missing()
    {
        Assert.Null(new Measure(0, 0).Value);
        Assert.Equal(0.5m, (new Measure(1, 4) + new Measure(2, 2)).Value);
    }

    [Fact]
    public void Two_versions_are_two_rows_by_working_days()
    {
        // 5 days with 60/40: 60 × 0.8 + 40 × 1 = 88; 15 days with 50/50: 50 × 0.8 + 50 × 1 = 90; (5 × 88 + 15 × 90) / 20
        var facts = Facts(800_000, measures: [("visits", 40)]);
        var card = Scorecard.Of(
            Period.Month(First),
            [Span(Scheme(Target(60), Kpi("visits", 40, 40)), 5), Span(Scheme(Target(50), Kpi("visits", 50, 40)) with { Version = 2 }, 15)], facts);

        Assert.Equal([88m, 90m], card.Rows.Select(r => r.Score.Total));
        Assert.Equal([0.25m, 0.75m], card.Rows.Select(r => r.Share));
        Assert.Equal(89.5m, card.Total);
    }

    [Fact]
    public void A_team_is_sums_over_sums_against_the_sum_of_goals()
    {
        // revenue 1.0m + 0.5m of 2.0m; visits 30 + 20 of 2 × 40; timeliness (9 + 3) / (10 + 10) against 0.8
        var scheme = Scheme(Target(60), Kpi("visits", 20, 40), Kpi("timeliness", 20, 0.8m));
        var team = UnitScore.Of(
        [
            Person(1, Timely(Facts(1_000_000, measures: [("visits", 30)]), 9, 10)), Person(2, Timely(Facts(500_000, measures: [("visits", 20)]), 3, 10)),
        ])!;

        Assert.Equal([0.75m, 0.625m, 0.75m], team.Score.Lines.Select(l => l.Points));
        Assert.Equal(60 * 0.75m + 20 * 0.625m + 20 * 0.75m, team.Score.Total);

        NamedScorecard Person(int id, Measured facts) => new(
            new(new MemberId(id), "", "", Domain.People.Role.Rep, [1]), Scorecard.Of(Period.Month(First), [Span(scheme, 20)], facts));

        static Measured Timely(Measured facts, decimal n, decimal d) => facts with { Measures = facts.Measures.Add("timeliness", new Measure(n, d)) };
    }
}
