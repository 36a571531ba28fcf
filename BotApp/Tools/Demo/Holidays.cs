namespace Dengta.BotApp.Tools.Demo;

/// <summary>
/// Chinese public holidays and swapped working days (调休). 2025 and 2026 as the General Office of the State Council published them
/// (国办发明电〔2024〕12号 and 〔2025〕7号). Every other year is an assumption: it has only the days of the statute that stand on a fixed
/// date of the Gregorian calendar, on weekdays, and nothing swapped.
/// </summary>
static class Holidays
{
    static readonly (DateOnly First, DateOnly Last)[] Off =
    [
        (new(2025, 1, 1), new(2025, 1, 1)), // 元旦
        (new(2025, 1, 28), new(2025, 2, 4)), // 春节
        (new(2025, 4, 4), new(2025, 4, 6)), // 清明
        (new(2025, 5, 1), new(2025, 5, 5)), // 劳动节
        (new(2025, 5, 31), new(2025, 6, 2)), // 端午
        (new(2025, 10, 1), new(2025, 10, 8)), // 国庆, 中秋
        (new(2026, 1, 1), new(2026, 1, 3)),
        (new(2026, 2, 15), new(2026, 2, 23)),
        (new(2026, 4, 4), new(2026, 4, 6)),
        (new(2026, 5, 1), new(2026, 5, 5)),
        (new(2026, 6, 19), new(2026, 6, 21)),
        (new(2026, 9, 25), new(2026, 9, 27)), // 中秋
        (new(2026, 10, 1), new(2026, 10, 7)),
    ];

    static readonly DateOnly[] Swapped =
    [
        new(2025, 1, 26), new(2025, 2, 8), new(2025, 4, 27), new(2025, 9, 28), new(2025, 10, 11),
        new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10),
    ];

    // 元旦, 劳动节, 国庆: the statutory days themselves.
    static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

    /// <summary>The days of these years, both inclusive, that differ from Monday to Friday, in order.</summary>
    public static IEnumerable<(DateOnly Day, bool Works)> Exceptions(int firstYear, int lastYear) =>
        Enumerable.Range(firstYear, lastYear - firstYear + 1).SelectMany(OfYear).OrderBy(e => e.Day);

    static IEnumerable<(DateOnly Day, bool Works)> OfYear(int year)
    {
        var off = Off.Where(o => o.First.Year == year).SelectMany(o => Days(o.First, o.Last)).ToList();
        if (off.Count == 0) off = [.. Fixed.Select(f => new DateOnly(year, f.Month, f.Day))];
        return off.Where(IsWeekday).Select(d => (d, false)).Concat(Swapped.Where(d => d.Year == year).Select(d => (d, true)));
    }

    static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);

    static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
