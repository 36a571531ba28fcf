using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

public sealed class SmartCheckTests
{
    static readonly SmartFacts Usual = new(
        100, Period.Month(new(2026, 12, 1)), new(2026, 11, 23), [90, 80, 100, 110, 70, 95], 90, [(50, [60, 40, 70]), (50, [45, 55, 30])], true, 3);

    [Fact]
    public void A_target_near_the_usual_passes_without_a_proposal()
    {
        var result = Check(Usual);
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.Null(result.Safer);
    }

    [Theory]
    [InlineData(100, Verdict.Pass)]
    [InlineData(115, Verdict.Warn)]
    [InlineData(166, Verdict.Block)]
    public void What_was_never_reached_is_warned_of_and_far_more_is_blocked(int target, Verdict expected) =>
        Assert.Equal(expected, Check(Usual with { Base = target, YearBefore = null, Team = [] }).Verdict);

    [Fact]
    public void The_safer_proposal_lies_a_little_above_the_median_and_passes()
    {
        var result = Check(Usual with { Base = 500 });
        // The median of 70, 80, 90, 95, 100 and 110 is 92.5; 15 % more are 106.4, in two figures 106 rounded down to a whole of ten.
        Assert.Equal(100, result.Safer);
        Assert.Equal(Verdict.Pass, Check(Usual with { Base = result.Safer!.Value }).Verdict);
    }

    [Fact]
    public void Too_little_data_no_target_above_and_no_indicator_are_each_said()
    {
        var result = Check(Usual with { History = [90, 80], ServesParent = false, Indicators = 0 });
        Assert.Equal(["M", "R"], result.Findings.Where(f => f.Verdict == Verdict.Warn).Select(f => f.Letter.ToString()));
    }

    [Fact]
    public void A_period_that_is_over_is_blocked() => Assert.Equal(Verdict.Block, Check(Usual with { Today = new(2027, 1, 1) }).Verdict);

    [Fact]
    public void A_team_of_whom_most_would_miss_their_part_is_a_warning() =>
        Assert.Contains(Check(Usual with { Team = [(80, [60, 40, 70]), (80, [45, 55, 30]), (20, [30, 30, 30])] }).Findings, f => f is { Letter: 'A', Verdict: Verdict.Warn });

    static SmartResult Check(SmartFacts facts) => SmartCheck.Of(facts, a => $"{a:0}");
}
