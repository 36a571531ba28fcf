using System.Globalization;

namespace Dengta.Domain.Basics;

/// <summary>Days and periods in words.</summary>
public static class DateWording
{
    /// <summary>As values and machines have it: <c>2026-11-23</c>.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary><c>11月23日 周一</c> or <c>Mon 23 Nov</c>; with the year when it is not this one.</summary>
    public static string Say(this DateOnly day, Language language, DateOnly today)
    {
        var culture = CultureInfo.InvariantCulture;
        if (language == Language.English) return day.ToString(day.Year == today.Year ? "ddd d MMM" : "d MMM yyyy", culture);
        return (day.Year == today.Year ? "" : $"{day.Year}年") + $"{day.Month}月{day.Day}日" + (day.Year == today.Year ? " " + Weekdays[(int)day.DayOfWeek] : "");
    }

    /// <summary><c>11月</c>, <c>本周</c>-like names are avoided: a card may be read later. Years are named when they are not this one.</summary>
    public static string Say(this Period period, Language language, DateOnly today)
    {
        var start = period.Start;
        var year = start.Year == today.Year ? "" : language.Pick($"{start.Year}年", $" {start.Year}");
        return period.Kind switch
        {
            PeriodKind.Day => start.Say(language, today),
            PeriodKind.Month => language.Pick($"{year}{start.Month}月", start.ToString("MMM", CultureInfo.InvariantCulture) + year),
            // A year that begins in another month has quarters of its own: they are named by their months, so that nobody takes one for another.
            PeriodKind.Year when start.Month != 1 => language.Pick($"{start.Year}财年({start.Month}月起)", $"FY{start.Year} (from {Month(start)})"),
            PeriodKind.Half when start.Month is not (1 or 7) => language.Pick($"{year}{start.Month}月起半年", $"half-year from {Month(start)}{year}"),
            PeriodKind.Quarter when start.Month % 3 != 1 => language.Pick($"{year}{start.Month}月至{period.LastDay.Month}月", $"{Month(start)} – {Month(period.LastDay)}{year}"),
            PeriodKind.Quarter => language.Pick($"{year}第{(start.Month + 2) / 3}季度", $"Q{(start.Month + 2) / 3}{year}"),
            PeriodKind.Half => language.Pick($"{year}{(start.Month < 7 ? "上" : "下")}半年", $"H{(start.Month < 7 ? 1 : 2)}{year}"),
            PeriodKind.Year => language.Pick($"{start.Year}年", $"{start.Year}"),
            _ => language.Pick($"{Short(start)}至{Short(period.LastDay)}", $"{ShortEnglish(start)} – {ShortEnglish(period.LastDay)}"),
        };
    }

    /// <summary><c>截至 11月23日 14:05</c>: when the numbers of a card were read.</summary>
    public static string AsOf(DateTimeOffset local, Language language) => language.Pick(
        $"截至 {local.Month}月{local.Day}日 {local.ToString("HH:mm", CultureInfo.InvariantCulture)}",
        $"As of {local.ToString("d MMM HH:mm", CultureInfo.InvariantCulture)}");

    static string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    static string Short(DateOnly day) => $"{day.Month}月{day.Day}日";

    static string ShortEnglish(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
