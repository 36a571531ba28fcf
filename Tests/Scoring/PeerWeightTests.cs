using Dengta.Domain.Scoring;
using static Dengta.Tests.Scoring.Made;

namespace Dengta.Tests.Scoring;

/// <summary>Whatever a scheme says and whatever is missing: peers decide a tenth of a score at most.</summary>
public sealed class PeerWeightTests
{
    [Fact]
    public void What_a_scheme_gives_beyond_a_tenth_goes_to_the_other_indicators()
    {
        var scheme = Scheme(Target(60), Kpi("collaboration", 20, 100), Kpi("visits", 20, 10));
        var facts = Facts(revenue: 1_000_000, measures: [("collaboration", 0), ("visits", 10)]);

        Assert.Equal([60, 10, 30], Score.Of(scheme, facts).Lines.Select(l => l.Weight));
        Assert.Equal(90, Total(scheme, facts));
        Assert.Equal(0.75m, Score.Of(scheme, facts).PointsOf(Part.Kpi));
    }

    [Fact]
    public void What_is_missing_elsewhere_does_not_make_them_weightier()
    {
        var scheme = Scheme(Target(60), Kpi("collaboration", 10, 100), Kpi("visits", 30, 10));

        Assert.Equal([90, 10, 0], Score.Of(scheme, Facts(revenue: 1_000_000, measures: [("collaboration", 50)])).Lines.Select(l => l.Weight));
        Assert.Equal([0, 10, 90], Score.Of(scheme, Facts(measures: [("collaboration", 50), ("visits", 10)])).Lines.Select(l => l.Weight));
    }

    [Fact]
    public void A_tenth_and_less_stays_as_it_is() => Assert.Equal(
        [60, 10, 30],
        Score.Of(Scheme(Target(60), Kpi("collaboration", 10, 100), Kpi("visits", 30, 10)), Facts(revenue: 1, measures: [("collaboration", 50), ("visits", 1)])).Lines.Select(l => l.Weight));

    [Fact]
    public void By_themselves_they_make_no_score() =>
        Assert.Null(Total(Scheme(Target(60), Kpi("collaboration", 10, 100), Kpi("visits", 30, 10)), Facts(measures: [("collaboration", 100)])));

    [Fact]
    public void The_weights_of_what_is_rated_add_up_to_a_hundred_and_peers_to_ten_at_most()
    {
        var dice = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var peer = dice.Next(1, 40);
            var scheme = Scheme(Target(30), Target(30, "collections"), Kpi("collaboration", peer, 100), Kpi("visits", 40 - peer, 10));
            var measures = ((string, decimal)[])[("collaboration", dice.Next(100)), ("visits", dice.Next(20))];
            var score = Score.Of(scheme, Facts(revenue: dice.Next(2) == 0 ? null : 5, measures: [.. measures.Where(_ => dice.Next(3) > 0)]));
            if (score.Total is null) continue;
            Assert.Equal(100, score.Lines.Sum(l => l.Weight), 8);
            Assert.True(score.Lines.Where(l => l.Line.Key == "collaboration").Sum(l => l.Weight) <= 10.0000001m);
        }
    }
}
