using Dengta.Domain.Basics;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Calendar arithmetic of what people say. Every result stays inside the years 1 to 9999.</summary>
static class Days
{
    /// <summary>The most days that somebody plans or looks back: a hundred years. 未来2016年 is the year, not two thousand of them.</summary>
    public const int LongestStretch = 36_525;

    const int Reach = 200_000;

    /// <summary>Whether the calendar reaches far enough on both sides for everything that people say.</summary>
    public static bool IsUsual(DateOnly today) => today.Year is >= 1000 and <= 9000;

    /// <summary>A day so many days away; far beyond any work, it stays where it is.</summary>
    public static DateOnly Away(DateOnly day, decimal days) => Math.Abs(days) < Reach && day.Year is > 600 and < 9000
        ? day.AddDays((int)days) : day;

    /// <summary>A day so many months away; half a month is fifteen days.</summary>
    public static DateOnly MonthsAway(DateOnly day, decimal months) => Math.Abs(months) < 1200 && day.Year is > 600 and < 9000
        ? day.AddMonths((int)months).AddDays((int)(30 * (months - decimal.Truncate(months)))) : day;

    /// <summary>The year meant by its last two digits: 1970 to 2069.</summary>
    public static int FullYear(int lastTwo) => lastTwo < 70 ? 2000 + lastTwo : 1900 + lastTwo;

    /// <summary>A weekday (Monday is 1, Sunday 7) in the week so many weeks away.</summary>
    public static DateOnly Weekday(DateOnly today, int weekday, int weeks) => Away(today, 7 * weeks + weekday - IsoWeekday(today));

    /// <summary>The latest such weekday up to and including today.</summary>
    public static DateOnly LatestWeekday(DateOnly today, int weekday) => Away(today, -((IsoWeekday(today) - weekday + 7) % 7));

    public static int IsoWeekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    /// <summary>The latest day of that number up to today, skipping months that lack it; null when no month has it.</summary>
    public static DateOnly? LatestNumbered(DateOnly today, int number)
    {
        for (var back = 0; back < 3 && number is >= 1 and <= 31; back++)
        {
            var month = MonthsAway(new(today.Year, today.Month, 1), -back);
            if (number <= DateTime.DaysInMonth(month.Year, month.Month)
                && month.AddDays(number - 1) <= today) return month.AddDays(number - 1);
        }
        return null;
    }

    /// <summary>The first day of that number from today on, skipping months that lack it; null when no month has it.</summary>
    public static DateOnly? NextNumbered(DateOnly today, int number)
    {
        for (var ahead = 0; ahead < 3 && number is >= 1 and <= 31; ahead++)
        {
            var month = MonthsAway(new(today.Year, today.Month, 1), ahead);
            if (number <= DateTime.DaysInMonth(month.Year, month.Month)
                && month.AddDays(number - 1) >= today) return month.AddDays(number - 1);
        }
        return null;
    }

    /// <summary>The latest such date up to today; null when the calendar has none.</summary>
    public static DateOnly? LatestDate(DateOnly today, int month, int day)
    {
        for (var year = today.Year; year > today.Year - 5 && year > 0; year--)
            if (Exact(year, month, day) is { } date && date <= today)
                return date;
        return null;
    }

    public static DateOnly? Exact(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day) : null;

    public static DayRange Week(DateOnly today, int away) => Of(Period.Week(Away(today, 7 * away)));

    public static DayRange Month(DateOnly today, int away) => Of(Period.Month(MonthsAway(new(today.Year, today.Month, 1), away)));

    public static DayRange Quarter(DateOnly today, int away) => Of(Period.Quarter(MonthsAway(new(today.Year, today.Month, 1), 3 * away)));

    public static DayRange Half(DateOnly today, int away) => Of(Period.Half(MonthsAway(new(today.Year, today.Month, 1), 6 * away)));

    public static DayRange Year(DateOnly today, int away) => Of(Period.Year(MonthsAway(new(today.Year, today.Month, 1), 12 * away)));

    /// <summary>A month, quarter (3 months) or half (6 months) of a year, counted from 1; without a year the latest that has begun.</summary>
    public static DayRange? Part(DateOnly today, int months, int number, int? year)
    {
        if (number < 1 || number > 12 / months) return null;
        var first = (number - 1) * months + 1;
        var inYear = year ?? (first <= today.Month ? today.Year : today.Year - 1);
        if (inYear is < 1 or > 9998) return null;
        var start = new DateOnly(inYear, first, 1);
        return new(start, start.AddMonths(months).AddDays(-1));
    }

    /// <summary>The same calendar unit, or the same day, a year later.</summary>
    public static DayRange NextYear(DayRange days) =>
        days.From == days.To ? new(MonthsAway(days.From, 12), MonthsAway(days.To, 12))
            : new(MonthsAway(days.From, 12), MonthsAway(days.To.AddDays(1), 12).AddDays(-1));

    /// <summary>So many days ending with today.</summary>
    public static DayRange Last(DateOnly today, decimal days) => new(Away(today, 1 - Math.Max(1, days)), today);

    /// <summary>So many days beginning with tomorrow.</summary>
    public static DayRange Next(DateOnly today, decimal days) => new(Away(today, 1), Away(today, Math.Max(1, days)));

    static DayRange Of(Period period) => new(period.Start, period.LastDay);
}
