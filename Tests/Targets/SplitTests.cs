using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

public sealed class SplitTests
{
    static readonly FiscalCalendar Calendar = new(1);
    static readonly Period Year2027 = Period.Year(new(2027, 1, 1));

    [Fact]
    public void What_nobody_or_no_day_can_carry_says_so()
    {
        var weekend = new Period(PeriodKind.Days, new(2026, 11, 21), new(2026, 11, 23));
        Assert.Equal(
            new("这个时段没有工作日。", "The period has no working day."), TimeSplit.Of(100, [weekend], TimeMethod.WorkingDays, 1, WorkCalendar.Plain, _ => 0).Refusal);
        Assert.Equal(
            new("下面没有人能承担这个目标。", "There is nobody below to carry this target."),
            OwnerSplit.Of(100, weekend, [], OwnerMethod.Even, 1, WorkCalendar.Plain, OwnerSplit.UsualRamp).Refusal);
    }

    [Fact]
    public void A_hundred_million_a_year_are_25_million_a_quarter_and_8_333_million_a_month_that_add_up()
    {
        var quarters = Evenly(100_000_000, PeriodKind.Quarter);
        Assert.All(quarters.Parts, p => Assert.Equal(25_000_000, p.Amount));
        var months = Evenly(100_000_000, PeriodKind.Month);
        Assert.Equal(100_000_000, months.Parts.Sum(p => p.Amount));
        Assert.All(months.Parts, p => Assert.InRange(p.Amount, 8_333_333, 8_333_334));
        Assert.Equal(0, months.Unassigned);
    }

    [Fact]
    public void By_working_days_a_month_with_a_national_holiday_gets_less()
    {
        // October 2026 has 18 working days (1–7 off, Saturday the 10th worked), November 21, December 23: 30 million × 18 / 62 and so on.
        var calendar = new WorkCalendar([.. Enumerable.Range(1, 7).Select(d => (new DateOnly(2026, 10, d), false)), (new DateOnly(2026, 10, 10), true)]);
        var split = TimeSplit.Of(30_000_000, Calendar.Parts(Period.Quarter(new(2026, 10, 1)), PeriodKind.Month), TimeMethod.WorkingDays, 1, calendar, _ => 0).Value!;
        decimal[] days = [18, 21, 23];
        Assert.Equal(days, split.Parts.Select(p => (decimal)calendar.WorkingDays(p.To.Start, p.To.End)));
        Assert.Equal([8_709_678, 10_161_290, 11_129_032], split.Parts.Select(p => p.Amount).OrderBy(a => a));
        Assert.Equal(30_000_000, split.Parts.Sum(p => p.Amount));
    }

    [Fact]
    public void Weeks_over_a_month_end_belong_to_both_months_and_add_up_to_each()
    {
        var november = Calendar.Parts(Period.Month(new(2026, 11, 1)), PeriodKind.Week);
        Assert.Equal((new DateOnly(2026, 11, 1), PeriodKind.Days), (november[0].Start, november[0].Kind));
        Assert.Equal(new DateOnly(2026, 12, 1), november[^1].End);
        var split = TimeSplit.Of(2_100_000, november, TimeMethod.WorkingDays, 1, WorkCalendar.Plain, _ => 0).Value!;
        Assert.Equal(2_100_000, split.Parts.Sum(p => p.Amount));
        Assert.Equal(100_000, split.Parts[^1].Amount);
        Assert.Equal(0, split.Parts[0].Amount);
    }

    [Fact]
    public void A_fiscal_year_from_april_has_its_own_quarters()
    {
        var fiscal = new FiscalCalendar(4);
        Assert.Equal(new DateOnly(2026, 4, 1), fiscal.Of(PeriodKind.Year, new(2027, 3, 31)).Start);
        Assert.Equal(new DateOnly(2027, 1, 1), fiscal.Of(PeriodKind.Quarter, new(2027, 3, 31)).Start);
        Assert.Equal(4, fiscal.Parts(fiscal.Of(PeriodKind.Year, new(2026, 4, 1)), PeriodKind.Quarter).Count);
    }

    [Fact]
    public void Any_split_adds_up_has_no_negative_part_and_follows_the_weights()
    {
        var dice = new Random(4);
        for (var round = 0; round < 2000; round++)
        {
            var weights = Enumerable.Range(0, dice.Next(1, 40)).Select(i => (To: i, Weight: dice.Next(5) == 0 ? 0m : dice.Next(1, 1_000_000) * (dice.Next(2) == 0 ? 1m : 1_000_000_000m))).ToArray();
            if (weights.All(w => w.Weight == 0)) continue;
            var whole = decimal.Round((decimal)Math.Pow(10, dice.NextDouble() * 15 - 2), 2);
            var grain = new[] { 0.01m, 1, 1000, 10_000 }[dice.Next(4)];
            var split = Splitting.ByWeight(whole, weights, grain);
            Assert.Equal(whole, split.Parts.Sum(p => p.Amount));
            Assert.All(split.Parts, p => Assert.True(p.Amount >= 0));
            var first = split.Parts.First(p => weights[p.To].Weight > 0).To;
            var rest = split.Parts.Where(p => p.To != first).OrderBy(p => weights[p.To].Weight).ToArray();
            for (var i = 1; i < rest.Length; i++)
                if (weights[rest[i].To].Weight > weights[rest[i - 1].To].Weight)
                    Assert.True(rest[i].Amount >= rest[i - 1].Amount);
            Assert.All(split.Parts.Where(p => weights[p.To].Weight == 0), p => Assert.Equal(0, p.Amount));
        }
    }

    [Fact]
    public void A_matrix_gives_the_same_number_summed_over_people_or_over_months()
    {
        var dice = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var rows = Enumerable.Range(0, dice.Next(1, 30)).Select(_ => (decimal)dice.Next(0, 1000)).ToArray();
            if (rows.Sum() == 0) continue;
            var columns = Splitting.ByWeight(rows.Sum(), [.. Enumerable.Range(0, 12).Select(i => (i, (decimal)dice.Next(1, 9)))], 1).Parts.Select(p => p.Amount).ToArray();
            var matrix = Splitting.Matrix(rows, columns, 1);
            for (var r = 0; r < rows.Length; r++) Assert.Equal(rows[r], matrix[r].Sum());
            for (var c = 0; c < columns.Length; c++) Assert.Equal(columns[c], matrix.Sum(row => row[c]));
            Assert.All(matrix, row => Assert.All(row, part => Assert.True(part >= 0)));
        }
    }

    [Fact]
    public void A_newcomer_carries_nothing_then_a_quarter_then_half_and_leave_takes_its_days_off()
    {
        var october = Period.Month(new(2026, 10, 1));
        var old = Person(1, new(2020, 1, 1));
        var fresh = Person(2, new(2026, 9, 15));
        var away = Person(3, new(2020, 1, 1)) with { Away = [(new(2026, 10, 1), new(2026, 10, 31))] };
        var split = OwnerSplit.Of(1_250_000, october, [old, fresh, away], OwnerMethod.Even, 1, WorkCalendar.Plain, OwnerSplit.UsualRamp).Value!;
        Assert.Equal([1_000_000, 250_000, 0], split.Parts.Select(p => p.Amount));
    }

    [Fact]
    public void Without_any_history_the_split_is_even_and_called_so()
    {
        Shareholder[] nobody = [Person(1, new(2020, 1, 1)), Person(2, new(2020, 1, 1))];
        Assert.Equal(OwnerMethod.Even, OwnerSplit.Usable(OwnerMethod.History, nobody));
        Assert.Equal(OwnerMethod.History, OwnerSplit.Usable(OwnerMethod.History, [nobody[0], nobody[1] with { History = 1 }]));
    }

    [Fact]
    public void Amounts_set_by_hand_show_what_is_left_and_what_is_too_much()
    {
        Assert.Equal(100, Splitting.ByHand(1000, [(1, 400m), (2, 500m)]).Unassigned);
        Assert.Equal(-50, Splitting.ByHand(1000, [(1, 550m), (2, 500m)]).Unassigned);
    }

    [Fact]
    public void Rounding_is_said()
    {
        var split = Splitting.ByWeight(100_000_000m, [.. Enumerable.Range(0, 12).Select(i => (i, 1m))], 10_000);
        Assert.Equal("按 1万 取整,12 份合计正好 1亿。", split.SayRounding(a => new Money(a, "CNY").Say(Language.Chinese), Language.Chinese));
    }

    static Shareholder Person(int id, DateOnly joined) => new(TargetOwner.Of(new MemberId(id)), 0, 1, joined, []);

    static Split<Period> Evenly(decimal whole, PeriodKind kind) =>
        TimeSplit.Of(whole, Calendar.Parts(Year2027, kind), TimeMethod.Even, 1, WorkCalendar.Plain, _ => 0).Value!;
}
