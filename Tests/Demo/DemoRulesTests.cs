using Dengta.BotApp.Tools.Demo;
using Dengta.Domain.Basics;

namespace Dengta.Tests.Demo;

public sealed class DemoRulesTests
{
    [Fact]
    public void The_dice_are_SplitMix64()
    {
        // The generator's well-known first values for the seed 1234567: 6457827717110365317, 3203168211198807973, …
        var dice = new Dice(1234567);

        Assert.Equal([365317, 807973, 370423, 82431, 223821], Enumerable.Range(0, 5).Select(_ => dice.Below(1_000_000)));
    }

    [Fact]
    public void Subjects_have_streams_of_their_own()
    {
        Assert.Equal(Fall(Dice.For(1, 2)), Fall(Dice.For(1, 2)));
        Assert.NotEqual(Fall(Dice.For(1, 2)), Fall(Dice.For(2, 1)));

        static string Fall(Dice dice) => string.Join(' ', Enumerable.Range(0, 8).Select(_ => dice.Below(1000)));
    }

    [Theory]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_published_year_has_as_many_working_days_as_the_statute_leaves(int year, int days)
    {
        // 365 days less 104 rest days and, since 2025, 13 holidays.
        Assert.Equal(days, Of(year).WorkingDays(new(year, 1, 1), new(year + 1, 1, 1)));
    }

    [Theory]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2027-01-01", false)]
    [InlineData("2027-02-08", true)]
    public void Holidays_and_swapped_days_are_known_where_they_are_published(string day, bool works)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(works, Of(date.Year).Works(date));
    }

    static WorkCalendar Of(int year) => new(Holidays.Exceptions(year, year));
}
