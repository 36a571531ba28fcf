using Dengta.Domain.Basics;
using Dengta.Domain.Ratings;

namespace Dengta.Tests.Ratings;

public sealed class BiasCorrectionTests(ITestOutputHelper output)
{
    [Fact]
    public void Fewer_than_three_raters_give_no_result() =>
        Assert.Empty(BiasCorrection.Of([Given(1, 9, 50), Given(2, 9, 100)]));

    [Fact]
    public void Is_what_was_worked_out_by_hand()
    {
        // g = (100+75+50 + 50+25+0 + 75+75+75) / 9 = 525/9; every rater gave three, so m1 = 75, m2 = 25, m3 = 75.
        GivenRating[] ratings =
        [
            Given(1, 7, 100), Given(1, 8, 75), Given(1, 9, 50), Given(2, 7, 50), Given(2, 8, 25), Given(2, 9, 0), Given(3, 7, 75), Given(3, 8, 75), Given(3, 9, 75),
        ];
        var results = BiasCorrection.Of(ratings);
        Assert.Equal(525m / 9 + 0.5m * (25 + 25 + 0) / 3, results[0].Corrected, 10);
        Assert.Equal(525m / 9, results[1].Corrected, 10);
        Assert.Equal(525m / 9 - 0.5m * 50 / 3, results[2].Corrected, 10);
        Assert.Equal(75, results[0].Raw);
    }

    [Fact]
    public void A_rater_of_one_is_taken_to_be_mostly_like_everybody()
    {
        // g = 87.5 over 4; m = (100 + 2 × 87.5) / 3 for each of the three, so the correction is small.
        var result = Assert.Single(BiasCorrection.Of([Given(1, 9, 100), Given(2, 9, 100), Given(3, 9, 100), Given(4, 8, 50)]));
        Assert.Equal(87.5m + 0.5m * (100 - 275m / 3), result.Corrected, 10);
    }

    [Fact]
    public void Straight_lines_and_mutual_highest_are_counted()
    {
        var flags = RatingFlags.Of([Given(1, 2, 100), Given(2, 1, 100), Given(1, 3, 100), Given(1, 4, 100), Given(2, 3, 50)]);
        Assert.Equal(new RatingFlags(1, 1), flags);
    }

    [Theory]
    [InlineData("lenient", 0.9)]
    [InlineData("colluding", 1.0)]
    public void A_planted_truth_is_recovered_better_than_by_the_raw_mean(string bias, double atMost)
    {
        double raw = 0, corrected = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var (r, c) = Simulate(bias, seed);
            (raw, corrected) = (raw + r, corrected + c);
        }
        output.WriteLine(FormattableString.Invariant($"{bias}: error raw {raw / 20:0.00}, corrected {corrected / 20:0.00}"));
        Assert.True(corrected < raw * atMost, FormattableString.Invariant($"{bias}: {corrected / 20:0.00} against {raw / 20:0.00}"));
    }

    // How far scores are from the truth on average once both are measured from their own mean: 200 people, lenient and strict by up to 25.
    static (double Raw, double Corrected) Simulate(string bias, int seed)
    {
        var dice = new Random(seed);
        Peer[] peers = [.. Enumerable.Range(1, 200).Select(i => new Peer(new MemberId(i), new UnitId(i / 10 + 1)))];
        var truth = peers.ToDictionary(p => p.Id, _ => 40 + dice.NextDouble() * 40);
        var leniency = peers.ToDictionary(p => p.Id, _ => dice.NextDouble() * 50 - 25);
        var pairs = Assignment.Of(peers, [], new HashSet<(MemberId, MemberId)>(), seed).Pairs;
        var friends = pairs.Select(p => (p.Rater, p.Rated)).ToHashSet();
        GivenRating[] ratings =
        [
            .. pairs.Select(p => bias == "colluding" && p.Rater.Value % 5 == 0 && friends.Contains((p.Rated, p.Rater))
                ? Given(p.Rater.Value, p.Rated.Value, 100)
                : Given(p.Rater.Value, p.Rated.Value, Rounded(truth[p.Rated] + leniency[p.Rater] + dice.NextDouble() * 16 - 8))),
        ];
        var results = BiasCorrection.Of(ratings);
        return (Error(r => r.Raw), Error(r => r.Corrected));

        double Error(Func<RatingResult, decimal> score)
        {
            var (mean, true_) = (results.Average(r => (double)score(r)), results.Average(r => truth[r.Rated]));
            return Math.Sqrt(results.Average(r => Math.Pow((double)score(r) - mean - (truth[r.Rated] - true_), 2)));
        }
    }

    static decimal Rounded(double points) => (decimal)(Math.Round(Math.Clamp(points, 0, 100) / 100 * 12) / 12 * 100);

    static GivenRating Given(int rater, int rated, decimal points) => new(new MemberId(rater), new MemberId(rated), points);
}
