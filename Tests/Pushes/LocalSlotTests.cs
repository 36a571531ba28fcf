using Dengta.Domain.Basics;
using Dengta.Domain.Pushes;

namespace Dengta.Tests.Pushes;

public sealed class LocalSlotTests
{
    static readonly LocalSlot Monday = new(DayOfWeek.Monday, new(9, 0));
    static readonly LocalSlot Daily = new(null, new(17, 30));
    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-11-20T10:00+08:00", "2026-11-23T09:00+08:00")]
    [InlineData("2026-11-23T08:59+08:00", "2026-11-23T09:00+08:00")]
    [InlineData("2026-11-23T09:00+08:00", "2026-11-30T09:00+08:00")]
    public void A_weekly_moment_is_the_next_one_and_never_the_same_again(string after, string next) =>
        Assert.Equal(At(next), Monday.Next(At(after), Shanghai, WorkCalendar.Plain));

    [Fact]
    public void A_holiday_puts_it_off_to_the_next_working_day_of_the_week()
    {
        var calendar = new WorkCalendar([(new(2026, 10, 5), false), (new(2026, 10, 6), false), (new(2026, 10, 7), false)]);
        Assert.Equal(At("2026-10-08T09:00+08:00"), Monday.Next(At("2026-10-04T12:00+08:00"), Shanghai, calendar));
        Assert.Equal(At("2026-10-12T09:00+08:00"), Monday.Next(At("2026-10-08T09:00+08:00"), Shanghai, calendar));
    }

    [Fact]
    public void A_friday_off_brings_it_forward()
    {
        var calendar = new WorkCalendar([(new(2026, 10, 1), false), (new(2026, 10, 2), false)]);
        Assert.Equal(At("2026-09-30T16:00+08:00"), new LocalSlot(DayOfWeek.Friday, new(16, 0)).Next(At("2026-09-28T12:00+08:00"), Shanghai, calendar));
    }

    [Fact]
    public void A_week_of_holidays_has_none()
    {
        var calendar = new WorkCalendar(Enumerable.Range(0, 7).Select(i => (new DateOnly(2026, 10, 5).AddDays(i), false)));
        Assert.Equal(At("2026-10-12T09:00+08:00"), Monday.Next(At("2026-10-04T12:00+08:00"), Shanghai, calendar));
    }

    [Fact]
    public void A_daily_moment_keeps_to_working_days_and_a_swapped_saturday_is_one()
    {
        var calendar = new WorkCalendar([(new(2026, 10, 10), true)]);
        Assert.Equal(At("2026-10-10T17:30+08:00"), Daily.Next(At("2026-10-09T17:30+08:00"), Shanghai, calendar));
        Assert.Equal(At("2026-10-12T17:30+08:00"), Daily.Next(At("2026-10-10T17:30+08:00"), Shanghai, calendar));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Shanghai")]
    public void Over_a_year_each_week_has_one_moment_at_the_same_local_time(string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var moment = At("2026-01-01T00:00Z");
        for (var week = 0; week < 52; week++)
        {
            var next = Monday.Next(moment, place, WorkCalendar.Plain)!.Value;
            var local = TimeZoneInfo.ConvertTime(next, place);
            Assert.Equal((DayOfWeek.Monday, new TimeSpan(9, 0, 0)), (local.DayOfWeek, local.TimeOfDay));
            Assert.Equal(new DateOnly(2026, 1, 5).AddDays(7 * week), DateOnly.FromDateTime(local.DateTime));
            moment = next;
        }
    }

    [Fact]
    public void A_time_that_the_clocks_skip_comes_an_hour_later_and_one_that_comes_twice_comes_once()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var night = new LocalSlot(DayOfWeek.Sunday, new(1, 30));
        Assert.Equal(At("2026-03-29T01:30Z"), night.Next(At("2026-03-28T12:00Z"), london, WorkCalendar.Plain));
        Assert.Equal(At("2026-10-25T00:30Z"), night.Next(At("2026-10-24T12:00Z"), london, WorkCalendar.Plain));
        Assert.Equal(At("2026-11-01T01:30Z"), night.Next(At("2026-10-25T00:30Z"), london, WorkCalendar.Plain));
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
