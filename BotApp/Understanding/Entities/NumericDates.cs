namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Dates of digits alone: 11/20 (month first), 2026-11-20, 2026年11月20日.</summary>
static class NumericDates
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (at > 0 && text[at - 1] is '/' or '-' or '.' or '#' && !IsRange(text, at)) return false;
        var end = at;
        var first = Read(text, ref end);
        if (first < 0 || end >= text.Length || text[end] is not ('/' or '-' or '.')) return false;
        var separator = text[end++];
        var second = Read(text, ref end);
        if (second < 0) return false;
        if (end < text.Length && text[end] == separator) return TryWithYear(text, at, first, second, separator, end + 1, out when);
        // 3-5 and 11.20 are more often numbers; 3/5 may be a rating, which its rule sees by its own.
        if (separator == '.' && !IsDotted(text, at, end)) return false;
        if (separator == '-' || (end < text.Length && text[end] is '%' or '万')) return false;
        if (Days.LatestDate(today, first, second) is not { } date) return false;
        when = new(date, date, end - at, true, true) { Cycle = Cycle.Year };
        return true;
    }

    // 11/1-11/15: a slash on both sides of the dash.
    static bool IsRange(ReadOnlySpan<char> text, int at)
    {
        if (text[at - 1] != '-' || at < 4) return false;
        var end = at;
        return Read(text, ref end) > 0 && end < text.Length && text[end] == '/' && text[Math.Max(0, at - 4)..(at - 1)].Contains('/');
    }

    // 11.20拜访…: at the start of a line, before a word that is no unit.
    static bool IsDotted(ReadOnlySpan<char> text, int at, int end) =>
        (at == 0 || text[at - 1] is '\n' or ' ') && (end < text.Length && Letters.IsHan(text[end]) || at == 0 && end + 1 < text.Length && text[end] == ' '
            && Letters.IsHan(text[++end]))
            && text[end] is not ('万' or '亿' or '千' or '百' or '元' or '块' or '多' or '来' or '余' or '个' or '家' or '美' or '欧' or '折' or '分'
            or '倍');

    static bool TryWithYear(ReadOnlySpan<char> text, int at, int first, int second, char separator, int end, out When when)
    {
        when = default;
        var start = end;
        var third = Read(text, ref end);
        if (third < 0) return false;
        var date = first > 31 ? Days.Exact(first, second, third) : end - start == 4 ? Days.Exact(third, first, second) : null;
        if (date is not { } day) return false;
        if (separator == '/' && end < text.Length && text[end] == '/') return false;
        when = When.Day(day, end - at);
        return true;
    }

    static int Read(ReadOnlySpan<char> text, ref int at)
    {
        var (start, value) = (at, 0);
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 5; at++) value = value * 10 + (text[at] - '0');
        return at == start || at - start > 4 ? -1 : value;
    }
}
