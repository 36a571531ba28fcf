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
        Assert.Equal(new RatingFlags(1, 1, 0), flags);
    }

    [Fact]
    public void Three_who_hold_together_by_highest_scores_are_one_group_and_two_are_none()
    {
        GivenRating[] ring = [.. Both(1, 2), .. Both(2, 3), .. Both(3, 4), .. Both(7, 8), .. Both(10, 11), .. Both(11, 12), Given(4, 7, 100)];
        Assert.Equal(new RatingFlags(0, 6, 2), RatingFlags.Of(ring) with { Straight = 0 });

        static GivenRating[] Both(int one, int other) => [Given(one, other, 100), Given(other, one, 100)];
    }

    /// <summary>
    /// How well scores follow the truth, as a correlation over 20 simulated companies (1 is perfectly), and how far off they are on average, in
    /// points of a hundred: the table of docs/ratings.md.
    /// </summary>
    [Theory]
    [InlineData("fair")]
    [InlineData("lenient")]
    [InlineData("strict")]
    [InlineData("both")]
    [InlineData("colluding")]
    public void A_planted_truth_is_recovered_better_than_by_the_raw_mean(string bias)
    {
        var runs = Enumerable.Range(0, 20).Select(seed => Simulate(bias, seed)).ToArray();
        var (raw, corrected) = (runs.Average(r => r.Raw.Correlation), runs.Average(r => r.Corrected.Correlation));
        var (rawError, correctedError) = (runs.Average(r => r.Raw.Error), runs.Average(r => r.Corrected.Error));
        output.WriteLine(FormattableString.Invariant($"{bias}: correlation {raw:0.000} → {corrected:0.000}, mean error {rawError:0.0} → {correctedError:0.0}"));
        // Where nobody is lenient there is nothing to take out, and little may be lost by it.
        if (bias == "fair") Assert.True(corrected > raw - 0.1);
        else Assert.True(corrected > raw + 0.02, FormattableString.Invariant($"{bias}: {corrected:0.000} against {raw:0.000}"));
        // Drawing few raters to the middle costs six points; it is regained where raters differ in both directions.
        if (bias is "both" or "colluding") Assert.True(correctedError < rawError);
    }

    // 200 people in teams of 10. A third of the raters are lenient or strict by 25 points, or a third each; of those who collude, a fifth, each
    // gives 100 to whoever rates them too, and the others are lenient or strict. Both scores are measured against everybody's mean: that a whole
    // company is lenient cannot be seen, and moves nobody against anybody.
    static ((double Correlation, double Error) Raw, (double Correlation, double Error) Corrected) Simulate(string bias, int seed)
    {
        var dice = new Random(seed);
        Peer[] peers = [.. Enumerable.Range(0, 200).Select(i => new Peer(new MemberId(i + 1), new UnitId(i / 10 + 1)))];
        var truth = peers.ToDictionary(p => p.Id, _ => 40 + dice.NextDouble() * 40);
        var leniency = peers.ToDictionary(p => p.Id, _ => Leniency(bias, dice.Next(3)));
        var pairs = Assignment.Of(peers, [], new HashSet<(MemberId, MemberId)>(), seed).Pairs;
        var both = pairs.Select(p => (p.Rater, p.Rated)).ToHashSet();
        var results = BiasCorrection.Of(
        [
            .. pairs.Select(p => Given(p.Rater.Value, p.Rated.Value, bias == "colluding" && p.Rater.Value % 5 == 0 && both.Contains((p.Rated, p.Rater))
                ? 100 : Rounded(truth[p.Rated] + leniency[p.Rater] + dice.NextDouble() * 16 - 8))),
        ]);
        double[] planted = [.. results.Select(r => truth[r.Rated])];
        return (Compare(planted, [.. results.Select(r => (double)r.Raw)]), Compare(planted, [.. results.Select(r => (double)r.Corrected)]));
    }

    static double Leniency(string bias, int third) => (bias, third) switch
    {
        ("fair", _) => 0,
        ("lenient", 0) or ("both" or "colluding", 0) => 25,
        ("strict", 0) or ("both" or "colluding", 1) => -25,
        _ => 0,
    };

    static (double Correlation, double Error) Compare(double[] planted, double[] found)
    {
        var shift = found.Average() - planted.Average();
        return (Correlation(planted, found), planted.Zip(found).Average(p => Math.Abs(p.Second - shift - p.First)));
    }

    static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var together = a.Zip(b).Sum(p => (p.First - meanA) * (p.Second - meanB));
        return together / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(x => (x - meanB) * (x - meanB)));
    }

    static decimal Rounded(double points) => (decimal)(Math.Round(Math.Clamp(points, 0, 100) / 100 * 12) / 12 * 100);

    static GivenRating Given(int rater, int rated, decimal points) => new(new MemberId(rater), new MemberId(rated), points);
}
