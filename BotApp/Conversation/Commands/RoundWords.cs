using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What sales operations say about rounds: 开一轮互评 11月25日到12月5日, "open a rating round until Dec 5".</summary>
static partial class RoundWords
{
    const int UsualDays = 10;

    public static Said.Press? Read(string text, DateOnly today)
    {
        if (text is "还有谁没评" or "谁还没评" or "互评进度" or "who has not rated" or "who hasn't rated" or "rating progress") return Said.Pressed("round", ("do", "who"));
        if (CycleIn(text) is { } cycle) return Said.Pressed("round", ("do", "schedule"), ("cycle", cycle));
        if (text is "关闭自动互评" or "停止自动互评" or "stop scheduled rating rounds") return Said.Pressed("round", ("do", "unschedule"));
        if (Chinese().Match(text) is { Success: true } zh)
            return Open(Day(zh.Groups["m1"].Value, zh.Groups["d1"].Value, today), Day(zh.Groups["m2"].Value, zh.Groups["d2"].Value, today), today);
        if (English().Match(text) is { Success: true } en)
            return Open(Day(en.Groups["m1"].Value, en.Groups["d1"].Value, today), Day(en.Groups["m2"].Value, en.Groups["d2"].Value, today), today);
        return Longer().Match(text) is { Success: true } x && Day(x.Groups["m"].Value, x.Groups["d"].Value, today) is { } until
            ? Said.Pressed("round", ("do", "extend"), ("closes", until.Iso())) : null;
    }

    static string? CycleIn(string text) => text switch
    {
        "每月自动互评" or "schedule a rating round every month" => "month",
        "每季度自动互评" or "每季自动互评" or "schedule a rating round every quarter" => "quarter",
        "每半年自动互评" or "schedule a rating round every half-year" => "half",
        _ => null,
    };

    static Said.Press Open(DateOnly? opens, DateOnly? closes, DateOnly today) => Said.Pressed(
        "round", ("do", "open"), ("opens", (opens ?? today).Iso()), ("closes", (closes ?? (opens ?? today).AddDays(UsualDays)).Iso()));

    // A day that is gone this year is next year's; one of half a year ago and more.
    static DateOnly? Day(string month, string day, DateOnly today)
    {
        if (day.Length == 0 || MonthOf(month) is not { } m || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)) return null;
        var year = m < today.Month - 6 ? today.Year + 1 : today.Year;
        return d >= 1 && d <= DateTime.DaysInMonth(year, m) ? new DateOnly(year, m, d) : null;
    }

    static int? MonthOf(string month)
    {
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)) return m is >= 1 and <= 12 ? m : null;
        var at = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, n => n.Length > 0 && month.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }


    [GeneratedRegex(@"^(?:开|发起)一?轮(?:协作)?互评[\s,,]*(?:从?(?<m1>\d{1,2})月(?<d1>\d{1,2})[日号]?)?\s*(?:(?:到|至|-)(?<m2>\d{1,2})月(?<d2>\d{1,2})[日号]?)?$")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^(?:open|start) a rating round(?: from (?<m1>[a-z]{3,9}) (?<d1>\d{1,2}))?(?: (?:until|to|till) (?<m2>[a-z]{3,9}) (?<d2>\d{1,2}))?$")]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:互评延长到(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?|extend the rating round (?:until|to) (?<m>[a-z]{3,9}) (?<d>\d{1,2}))$")]
    private static partial Regex Longer();
}
