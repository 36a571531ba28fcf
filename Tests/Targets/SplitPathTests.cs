using System.Diagnostics;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

public sealed class SplitPathTests
{
    static readonly FiscalCalendar Calendar = new(1);
    static readonly Period Year = Period.Year(new(2026, 1, 1));

    static readonly WorkCalendar Worked = new(
        [.. Enumerable.Range(1, 7).Select(d => (new DateOnly(2026, 10, d), false)), (new DateOnly(2026, 10, 10), true)]);

    [Theory]
    [InlineData("0.01")]
    [InlineData("100000000")]
    [InlineData("10000000000000")]
    [InlineData("99999999999999.99")]
    public void Each_level_of_the_tree_adds_up_whichever_way_one_goes(string amount)
    {
        var whole = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var months = Down(whole, PeriodKind.Half, PeriodKind.Quarter, PeriodKind.Month);
        var weeks = Down(whole, PeriodKind.Half, PeriodKind.Quarter, PeriodKind.Month, PeriodKind.Week);
        Assert.Equal(whole, months.Sum(p => p.Amount));
        Assert.All(months, m => Assert.Equal(m.Amount, weeks.Where(w => m.To.Contains(w.To.Start)).Sum(w => w.Amount)));
        Assert.Equal(whole, weeks.GroupBy(w => Period.Week(w.To.Start).Start).Sum(g => g.Sum(w => w.Amount)));
        Assert.All(weeks, w => Assert.True(w.Amount >= 0));
    }

    [Fact]
    public void Months_add_up_to_their_quarter_of_25_million()
    {
        var months = Down(100_000_000, PeriodKind.Quarter, PeriodKind.Month);
        Assert.Equal([8_333_334, 8_333_333, 8_333_333], months.Take(3).Select(p => p.Amount));
        Assert.All(months.Chunk(3), q => Assert.Equal(25_000_000, q.Sum(p => p.Amount)));
    }

    [Fact]
    public void What_is_smaller_than_a_grain_never_lifts_a_lighter_part_over_a_heavier() =>
        Assert.Equal([0, 9_999], Splitting.ByWeight(9_999, [(1, 1m), (2, 2m)], 10_000).Parts.Select(p => p.Amount));

    [Fact]
    public void The_sentence_says_the_quotient_the_sum_and_who_has_more()
    {
        var split = TimeSplit.Of(100_000_000, Calendar.Parts(Year, PeriodKind.Month), TimeMethod.Even, 1, Worked, _ => 0).Value!;
        Assert.Equal("1亿 ÷ 12 = 833.33万,12 个月合计正好 1亿;其中 4 个月多 1元", split.SayEvenly(Say(Language.Chinese), "个月", Language.Chinese));
        Assert.Equal("¥100,000,000 ÷ 12 = ¥8,333,300; the 12 months add up to ¥100,000,000 exactly; 4 of them have ¥1 more",
            split.SayEvenly(Say(Language.English), "months", Language.English));
    }

    [Fact]
    public void What_is_left_and_what_is_too_much_has_its_holder()
    {
        Assert.Equal("未分配 +100元,由 王芳 承担", Splitting.ByHand(1000, [(1, 900m)]).SayRemainder(Say(Language.Chinese), "王芳", Language.Chinese));
        Assert.Equal("Over-assigned -¥50, by Wang Fang", Splitting.ByHand(1000, [(1, 1050m)]).SayRemainder(Say(Language.English), "Wang Fang", Language.English));
        Assert.Null(Splitting.ByHand(1000, [(1, 1000m)]).SayRemainder(Say(Language.English), "Wang Fang", Language.English));
    }

    [Fact]
    public void Weights_set_by_hand_are_followed_or_refused()
    {
        var quarters = Calendar.Parts(Year, PeriodKind.Quarter);
        Assert.Equal([20, 30, 10, 40], Splitting.ByRatio(100, quarters, [2, 3, 1, 4], 1).Value!.Parts.Select(p => p.Amount));
        Assert.Equal("需要 4 个权重,收到 3 个。", Splitting.ByRatio(100, quarters, [1, 2, 3], 1).Refusal!.Chinese);
        Assert.False(Splitting.ByRatio(100, quarters, [1, 2, 3, -1], 1).Ok);
        Assert.False(Splitting.ByRatio(100, quarters, [0, 0, 0, 0], 1).Ok);
    }

    [Fact]
    public void Ten_thousand_people_by_twelve_months_take_well_under_a_second_each_margin_exact()
    {
        var people = Splitting.ByWeight(10_000_000_000, [.. Enumerable.Range(0, 10_000).Select(i => (i, (decimal)(i % 97 + 1)))], 1).Parts.Select(p => p.Amount).ToArray();
        var months = Splitting.ByWeight(10_000_000_000, [.. Enumerable.Range(0, 12).Select(i => (i, (decimal)(i + 3)))], 1).Parts.Select(p => p.Amount).ToArray();
        var watch = Stopwatch.StartNew();
        var matrix = Splitting.Matrix(people, months, 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.All(matrix.Zip(people), r => Assert.Equal(r.Second, r.First.Sum()));
        Assert.All(months.Select((m, i) => (m, i)), c => Assert.Equal(c.m, matrix.Sum(row => row[c.i])));
    }

    [Fact]
    public void The_check_is_rows_with_a_mark_each_and_the_safer_target()
    {
        var facts = new SmartFacts(500, Period.Month(new(2026, 12, 1)), new(2026, 11, 23), [90, 80, 100], null, [], true, 3);
        var parts = SmartCheckParts.Of(SmartCheck.Of(facts, a => $"{a:0}"), a => $"{a:0}", Language.Chinese).ToList();
        var rows = Assert.IsType<Facts>(parts[0]).Rows;
        Assert.Contains(rows, r => r is { Label: "A 可达成", Tone: Tone.Bad } && r.Value.StartsWith("✗ 是历史最好 100 的 500%", StringComparison.Ordinal));
        Assert.StartsWith("更稳妥的目标:", Assert.IsType<Line>(parts[^1]).Text, StringComparison.Ordinal);
    }

    static IReadOnlyList<SplitPart<Period>> Down(decimal whole, params PeriodKind[] levels) => TimeSplit.Down(
        whole, Year, levels,
        (amount, period, into) => TimeSplit.Of(
            amount, Calendar.Parts(period, into), into == PeriodKind.Week ? TimeMethod.WorkingDays : TimeMethod.Even, whole > 1 ? 1 : 0.01m, Worked, _ => 0)).Value!;

    static Func<decimal, string> Say(Language language) => a => new Money(a, "CNY").Say(language);
}
