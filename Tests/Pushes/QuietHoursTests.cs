using System.Globalization;
using Dengta.Domain.Pushes;

namespace Dengta.Tests.Pushes;

public sealed class QuietHoursTests
{
    static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("20:59", false)]
    [InlineData("21:00", true)]
    [InlineData("00:00", true)]
    [InlineData("07:59", true)]
    [InlineData("08:00", false)]
    public void The_usual_night_is_from_nine_to_eight(string at, bool quiet) =>
        Assert.Equal(quiet, QuietHours.Usual.Covers(TimeOnly.Parse(at, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-23T12:00Z", "2026-11-23T12:00Z")]
    [InlineData("2026-11-23T22:30Z", "2026-11-24T08:00Z")]
    [InlineData("2026-11-24T03:00Z", "2026-11-24T08:00Z")]
    // British summer time: eight o'clock there is seven in UTC.
    [InlineData("2026-07-01T22:30Z", "2026-07-02T07:00Z")]
    public void A_moment_in_them_waits_for_the_morning(string moment, string end) => Assert.Equal(At(end), QuietHours.Usual.EndOf(At(moment), London));

    [Fact]
    public void An_end_that_the_clocks_skip_comes_an_hour_later_and_one_that_comes_twice_never_lies_behind()
    {
        var night = new QuietHours(new(23, 0), new(1, 30));
        Assert.Equal(At("2026-03-29T01:30Z"), night.EndOf(At("2026-03-29T00:30Z"), London));
        Assert.Equal(At("2026-10-25T00:30Z"), night.EndOf(At("2026-10-25T00:10Z"), London));
        Assert.Equal(At("2026-10-25T01:10Z"), night.EndOf(At("2026-10-25T01:10Z"), London));
    }

    [Fact]
    public void Equal_ends_are_no_quiet_hours_at_all()
    {
        var none = new QuietHours(new(9, 0), new(9, 0));
        Assert.False(none.Covers(new(9, 0)) || none.Covers(new(3, 0)));
        Assert.False(QuietHours.None.Covers(TimeOnly.MinValue));
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
