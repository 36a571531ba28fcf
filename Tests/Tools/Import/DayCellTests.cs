using Dengta.BotApp.Tools.Import;
using Dengta.BotApp.Tools.Import.Cells;

namespace Dengta.Tests.Tools.Import;

public sealed class DayCellTests
{
    [Theory]
    [InlineData("2026-11-03", "2026-11-03")]
    [InlineData("2026/11/3", "2026-11-03")]
    [InlineData("2026.11.3", "2026-11-03")]
    [InlineData("20261103", "2026-11-03")]
    [InlineData("2026年11月3日", "2026-11-03")]
    [InlineData("2026 年 11 月 3 日", "2026-11-03")]
    [InlineData("2026-11-03 14:05", "2026-11-03")]
    [InlineData("2026-11-03T14:05:06Z", "2026-11-03")]
    [InlineData("2026-11-03T14:05:06.123+08:00", "2026-11-03")]
    [InlineData("3 Nov 2026", "2026-11-03")]
    [InlineData("3-Nov-2026", "2026-11-03")]
    [InlineData("November 3, 2026", "2026-11-03")]
    [InlineData("Nov 3rd 2026", "2026-11-03")]
    [InlineData("23/11/2026", "2026-11-23")]
    [InlineData("11/23/2026", "2026-11-23")]
    [InlineData("11/11/2026", "2026-11-11")]
    [InlineData("23/11/2026 2:05 PM", "2026-11-23")]
    public void A_day_is_read_where_it_can_be_only_one(string text, string day) =>
        Assert.Equal((DateOnly.Parse(day, null), null), DayCell.Read(text, null));

    [Theory]
    [InlineData("3/4/2026", DayOrder.DayFirst, "2026-04-03")]
    [InlineData("3/4/2026", DayOrder.MonthFirst, "2026-03-04")]
    [InlineData("03.04.2026", DayOrder.DayFirst, "2026-04-03")]
    public void The_order_of_day_and_month_can_be_said(string text, object order, string day) =>
        Assert.Equal((DateOnly.Parse(day, null), null), DayCell.Read(text, (DayOrder)order));

    [Fact]
    public void Without_it_two_days_are_not_guessed_between()
    {
        var (day, why) = DayCell.Read("3/4/2026", null);

        Assert.Null(day);
        Assert.Contains("--date-format", why);
    }

    [Fact]
    public void A_stated_order_is_not_given_up_for_a_value_that_breaks_it() =>
        Assert.Equal((null, "is a day that no calendar has"), DayCell.Read("11/23/2026", DayOrder.DayFirst));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("1026-11-03")]
    [InlineData("0000-00-00")]
    [InlineData("99999999")]
    [InlineData("3/4/26")]
    [InlineData("46329")]
    [InlineData("yesterday")]
    [InlineData("2026-11-03; drop table entry")]
    [InlineData("٢٠٢٦-١١-٠٣")]
    public void What_is_no_day_is_none(string text)
    {
        var (day, why) = DayCell.Read(text, null);

        Assert.Null(day);
        Assert.NotNull(why);
    }

    [Theory]
    [InlineData("2026-11", "2026-11-01")]
    [InlineData("2026/3", "2026-03-01")]
    [InlineData("2026年3月", "2026-03-01")]
    [InlineData("Mar 2026", "2026-03-01")]
    [InlineData("2026-03-17", "2026-03-01")]
    public void A_month_is_named_or_holds_the_day(string text, string day) =>
        Assert.Equal((DateOnly.Parse(day, null), null), DayCell.ReadMonth(text, null));

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026Q1")]
    [InlineData("2026")]
    public void What_is_no_month_is_none(string text) => Assert.NotNull(DayCell.ReadMonth(text, null).Why);
}
