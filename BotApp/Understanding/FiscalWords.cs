using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Understanding;

/// <summary>What people mean by years, halves and quarters in a company whose years do not begin in January. The reader's words are the calendar's.</summary>
static partial class FiscalWords
{
    /// <summary>A text with the words for fiscal years put as those for common ones, which the reader knows.</summary>
    public static string Plain(string text) =>
        text.Contains('财') || English().IsMatch(text)
            ? ShortYear().Replace(Year().Replace(text.Replace("财季", "季度", StringComparison.Ordinal).Replace("财年度", "财年", StringComparison.Ordinal), m => m.Groups["which"].Value switch
            {
                "本" or "这个" or "当前" => "今年",
                "上" or "上个" => "去年",
                "下" or "下个" => "明年",
                _ => m.Groups["which"].Value + "年",
            }), m => m.Groups["y"].Value.Length == 2 ? "20" + m.Groups["y"].Value : m.Groups["y"].Value).Replace("fiscal ", "", StringComparison.OrdinalIgnoreCase)
            : text;

    /// <summary>The company's period for one of the calendar's: the second quarter of 2026 is that of the fiscal year that begins in 2026.</summary>
    /// <param name="said">As read.</param>
    /// <param name="text">What was said: "Q2" counts from the year's beginning, "this quarter" is the one that runs.</param>
    /// <param name="ahead">Whether "Q2" is one to come, as where a target is set; otherwise it is that of the year that runs.</param>
    public static Period Of(FiscalCalendar calendar, Period said, string text, DateOnly today, bool ahead)
    {
        if (calendar.FirstMonth == 1 || said.Kind is not (PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year)) return said;
        var running = calendar.Of(said.Kind, today).Start;
        if (!NamesYear(text) && !(said.Kind != PeriodKind.Year && Part().IsMatch(text)))
            return calendar.Of(said.Kind, running.AddMonths(Months(said.Start) - Months(new FiscalCalendar(1).Of(said.Kind, today).Start)));
        if (NamesYear(text)) return calendar.Of(said.Kind, new DateOnly(said.Start.Year, calendar.FirstMonth, 1).AddMonths(said.Start.Month - 1));
        var year = calendar.Of(PeriodKind.Year, today).Start;
        if (RelativeYear().IsMatch(text)) return calendar.Of(said.Kind, year.AddYears(said.Start.Year - today.Year).AddMonths(said.Start.Month - 1));
        var part = calendar.Of(said.Kind, year.AddMonths(said.Start.Month - 1));
        return !ahead || part.End > today ? part : calendar.Of(said.Kind, part.Start.AddYears(1));
    }

    static int Months(DateOnly day) => 12 * day.Year + day.Month;

    static bool NamesYear(string text) => NamedYear().IsMatch(text);

    /// <summary>The month that a text names, 1 to 12; 0 for none.</summary>
    public static int MonthIn(string text)
    {
        if (ChineseMonth().Match(text) is { Success: true } m && int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month) return month;
        return Array.FindIndex(
            ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
            name => text.EndsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    [GeneratedRegex("(?<which>本|这个|当前|上个?|下个?|20[0-9]{2})财年", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex("\\bFY ?(?<y>20[0-9]{2}|[0-9]{2})\\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ShortYear();

    [GeneratedRegex("\\bfiscal |\\bFY ?[0-9]{2}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    // An amount such as 2050万 names no year.
    [GeneratedRegex("(?<![0-9.,])20[0-9]{2}(?![0-9万千百亿wkmb]|[.,][0-9])|(?<![0-9])[0-9]{2}年|\\bFY ?[0-9]{2}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NamedYear();

    [GeneratedRegex("今年|明年|后年|去年|前年|[本上下]个?财年|(this|next|last) (fiscal )?year", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex RelativeYear();

    [GeneratedRegex("[qh][1-4]|[1-4][qh]|[1-4一二三四] ?个?(季|财季)|[上下]半年|(first|second|third|fourth|1st|2nd|3rd|4th) (fiscal )?(quarter|half)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex("([0-9]{1,2})月")]
    private static partial Regex ChineseMonth();
}
