namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Dates of digits alone: 11/20 (month first), 2026-11-20, 11/20/26, and months: 2026-11, 11/2026.</summary>
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
        if (TryMonth(text, at, end, first, second, separator, out when)) return true;
        // 3-5 and 11.20 are more often numbers; 3/5 may be a rating, which its rule sees by its own.
        if (separator == '.' && !IsDotted(text, at, end)) return false;
        if (separator == '-' || (end < text.Length && text[end] is '%' or '万')) return false;
        if (Days.LatestDate(today, first, second) is not { } date) return false;
        when = new(date, date, end - at, true, true) { Cycle = Cycle.Year };
        return true;
    }

    // 2026-11, 2026/11, 11/2026
    static bool TryMonth(ReadOnlySpan<char> text, int at, int end, int first, int second, char separator, out When when)
    {
        when = default;
        var (year, month) = first > 31 ? (first, second) : (second, first);
        if (year is < 1900 or > 2100 || month is < 1 or > 12 || end - at != "11/2026".Length || end < text.Length && !IsEdge(text, end)
            || separator == '.' || separator == '-' && first < 1900) return false;
        when = When.Span(new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month))), end - at);
        return true;
    }

    static bool IsEdge(ReadOnlySpan<char> text, int at) => !Letters.IsWordPart(text[at]) && text[at] is not ('%' or '/');

    // 11/1-11/15: a slash on both sides of the dash. 2025.5.3-2025.5.9: a whole date behind it.
    static bool IsRange(ReadOnlySpan<char> text, int at)
    {
        if (text[at - 1] != '-' || at < 4) return false;
        var end = at;
        if (Read(text, ref end) is >= 1900 and <= 2100 && end < text.Length && text[end] is '.' or '/' or '-') return true;
        end = at;
        return Read(text, ref end) > 0 && end < text.Length && text[end] == '/' && text[Math.Max(0, at - 4)..(at - 1)].Contains('/');
    }

    // 11.20拜访…: at the start of a line, before a word that is no unit.
    static bool IsDotted(ReadOnlySpan<char> text, int at, int end)
    {
        if (at > 0 && text[at - 1] is not ('\n' or ' ') || end >= text.Length) return false;
        if (Letters.IsHan(text[end])) return text[end] is not ('万' or '亿' or '千' or '百' or '元' or '块' or '多' or '来' or '余' or '个' or '家' or '美' or '欧' or '折' or '分' or '倍');
        var next = text[(end + 1)..];
        // Behind a space 百 and 美 rather begin a name: 11.20 百世.
        return at == 0 && text[end] == ' ' && !next.IsEmpty && Letters.IsHan(next[0]) && next[0] is not ('万' or '亿' or '元' or '块' or '个' or '折' or '分' or '倍')
            && !next.StartsWith("百万") && !next.StartsWith("千万") && !next.StartsWith("美元") && !next.StartsWith("美金") && !next.StartsWith("欧元");
    }

    static bool TryWithYear(ReadOnlySpan<char> text, int at, int first, int second, char separator, int end, out When when)
    {
        when = default;
        var start = end;
        var third = Read(text, ref end);
        if (third < 0) return false;
        // 11/20/26; 3.8.24 and 3-8-24 may be anything.
        if (end - start == 2 && separator == '/' && first <= 31) (third, start) = (Days.FullYear(third), end - 4);
        // 25/12/2026: more than twelve is no month.
        if (first is > 12 and <= 31 && second <= 12 && separator != '.') (first, second) = (second, first);
        var date = first > 31 ? Days.Exact(first, second, third) : end - start == 4 ? Days.Exact(third, first, second) : null;
        if (date is not { } day) return false;
        if (separator == '/' && end < text.Length && text[end] == '/') return false;
        if (end + 1 < text.Length && text[end] == 't' && char.IsAsciiDigit(text[end + 1])) end = TimeEnd(text, end + 1);
        when = When.Day(day, end - at);
        return true;
    }

    // The time of 2026-11-20t10:30:00z.
    static int TimeEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is ':' or 'z')) at++;
        return at;
    }

    static int Read(ReadOnlySpan<char> text, ref int at)
    {
        var (start, value) = (at, 0);
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 5; at++) value = value * 10 + (text[at] - '0');
        return at == start || at - start > 4 ? -1 : value;
    }
}
