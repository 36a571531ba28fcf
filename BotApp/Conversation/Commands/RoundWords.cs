using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// What sales operations say about rounds: 开一轮互评 11月25日到12月5日, 开一轮华东一组的互评,只评项目协作、帮助同事, "open a rating round for East China
/// until Dec 5 on project work".
/// </summary>
static partial class RoundWords
{
    const int UsualDays = 10;

    public static Said.Press? Read(string text, DateOnly today)
    {
        if (text is "还有谁没评" or "谁还没评" or "互评进度" or "who has not rated" or "who hasn't rated" or "rating progress") return Said.Pressed("round", ("do", "who"));
        if (CycleIn(text) is { } cycle) return Said.Pressed("round", ("do", "schedule"), ("cycle", cycle));
        if (text is "关闭自动互评" or "停止自动互评" or "stop scheduled rating rounds") return Said.Pressed("round", ("do", "unschedule"));
        if (text is "结束互评" or "互评现在截止" or "截止互评" or "close the rating round") return Said.Pressed("round", ("do", "end"));
        if (text is "互评项目" or "rating items") return Said.Pressed("round", ("do", "items"));
        if (Item().Match(text) is { Success: true } item) return Said.Pressed("round", ("do", "item"), ("name", item.Groups["name"].Value), ("anchors", item.Groups["anchors"].Value));
        if ((Chinese().Match(text) is { Success: true } zh ? zh : English().Match(text)) is { Success: true } open) return Open(open, today);
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

    static Said.Press Open(Match said, DateOnly today)
    {
        var opens = Day(said.Groups["m1"].Value, said.Groups["d1"].Value, today) ?? today;
        var closes = Day(said.Groups["m2"].Value, said.Groups["d2"].Value, today) ?? opens.AddDays(UsualDays);
        return Said.Pressed(
            "round", ("do", "open"), ("opens", opens.Iso()), ("closes", closes.Iso()), ("unit", said.Groups["unit"].Value), ("items", said.Groups["items"].Value));
    }

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

    [GeneratedRegex(@"^(?:开|发起)一?轮(?:(?<unit>[^\s,,评]{2,20}?)的)?(?:协作)?互评[\s,,]*(?:从?(?<m1>\d{1,2})月(?<d1>\d{1,2})[日号]?)?\s*(?:(?:到|至|-)(?<m2>\d{1,2})月(?<d2>\d{1,2})[日号]?)?(?:[\s,,]*只?评(?<items>[^\n]{2,70}))?$")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^(?:open|start) a rating round(?: for (?<unit>[^\n]{2,40}?))?(?: from (?<m1>[a-z]{3,9}) (?<d1>\d{1,2}))?(?: (?:until|to|till) (?<m2>[a-z]{3,9}) (?<d2>\d{1,2}))?(?: on (?<items>[^\n]{2,100}))?$")]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:互评项目|rating item)\s*(?<name>[^::/\n]{2,20}?)\s*[::]\s*(?<anchors>[^\n]{9,400})$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:互评延长到(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?|extend the rating round (?:until|to) (?<m>[a-z]{3,9}) (?<d>\d{1,2}))$")]
    private static partial Regex Longer();
}
