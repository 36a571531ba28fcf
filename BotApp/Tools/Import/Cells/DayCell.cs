using System.Globalization;
using System.Text.RegularExpressions;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>A day as people and programs write it.</summary>
static partial class DayCell
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>
    /// <c>2026-11-23</c>, <c>2026/11/23</c>, <c>2026年11月23日</c>, <c>20261123</c>, <c>23 Nov 2026</c>, <c>Nov 23, 2026</c>; with a time
    /// behind it or without. <c>3/4/2026</c> only where the order is known or does not matter.
    /// </summary>
    /// <returns>The day, or why it is none.</returns>
    public static (DateOnly? Day, string? Why) Read(string text, DayOrder? order)
    {
        if (YearFirst().Match(text) is { Success: true } y) return Day(Number(y, "y"), Number(y, "m"), Number(y, "d"));
        if (Compact().Match(text) is { Success: true } c) return Day(Number(c, "y"), Number(c, "m"), Number(c, "d"));
        if ((NamedMonth().Match(text) is { Success: true } named ? named : MonthNamedFirst().Match(text)) is { Success: true } n)
            return Day(Number(n, "y"), Array.IndexOf(Months, n.Groups["m"].Value[..3].ToLowerInvariant()) + 1, Number(n, "d"));
        if (YearLast().Match(text) is not { Success: true } l) return (null, "is not a date that is known, such as 2026-11-23");
        var (a, b, year) = (Number(l, "a"), Number(l, "b"), Number(l, "y"));
        return order switch
        {
            DayOrder.DayFirst => Day(year, b, a),
            DayOrder.MonthFirst => Day(year, a, b),
            _ when a == b || b > 12 => Day(year, a, b),
            _ when a > 12 => Day(year, b, a),
            _ => (null, "could be two days; say which with --date-format dmy or mdy"),
        };
    }

    /// <summary>The first day of a month: <c>2026-11</c>, <c>2026年11月</c>, <c>Nov 2026</c>, or any day in it.</summary>
    public static (DateOnly? Day, string? Why) ReadMonth(string text, DayOrder? order)
    {
        if (YearMonth().Match(text) is { Success: true } y) return Day(Number(y, "y"), Number(y, "m"), 1);
        if (MonthAndYear().Match(text) is { Success: true } n)
            return Day(Number(n, "y"), Array.IndexOf(Months, n.Groups["m"].Value[..3].ToLowerInvariant()) + 1, 1);
        var (day, why) = Read(text, order);
        return (day is { } d ? new DateOnly(d.Year, d.Month, 1) : null, why is null ? null : "is not a month, such as 2026-11");
    }

    static (DateOnly?, string?) Day(int year, int month, int day)
    {
        if (year is < 1900 or > 2099) return (null, "lies outside the years 1900 to 2099");
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return (null, "is a day that no calendar has");
        return (new DateOnly(year, month, day), null);
    }

    static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    const string Time = @"([T\s]\s*\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?)?)?$";

    const string Month =
        "(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?<y>[0-9]{4})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})\s*[日号]?" + Time, Usual)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", Usual)]
    private static partial Regex Compact();

    [GeneratedRegex("^(?<d>[0-9]{1,2})[-/. ]" + Month + @"\.?[-/, ]\s*(?<y>[0-9]{4})" + Time, Usual)]
    private static partial Regex NamedMonth();

    [GeneratedRegex("^" + Month + @"\.?\s+(?<d>[0-9]{1,2})(st|nd|rd|th)?,?\s+(?<y>[0-9]{4})" + Time, Usual)]
    private static partial Regex MonthNamedFirst();

    [GeneratedRegex("^(?<a>[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<y>[0-9]{4})" + Time, Usual)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?<y>[0-9]{4})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*月?$", Usual)]
    private static partial Regex YearMonth();

    [GeneratedRegex("^" + Month + @"[-/. ]\s*(?<y>[0-9]{4})$", Usual)]
    private static partial Regex MonthAndYear();
}
