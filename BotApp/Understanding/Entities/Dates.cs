namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Reads days and periods from folded text, in any of the languages.</summary>
static class Dates
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        if (!TryOne(text, at, today, out when)) return false;
        return !TryRange(text, at, today, when, out var range) || Take(range, out when);
    }

    static bool Take(When value, out When when)
    {
        when = value;
        return true;
    }

    static bool TryOne(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (char.IsAsciiDigit(text[at]) && NumericDates.TryRead(text, at, today, out when)) return true;
        if (Letters.IsHan(text[at]) || char.IsAsciiDigit(text[at]))
            if (ChineseDates.TryRead(text, at, today, out when)) return true;
        return (Letters.IsLatin(text[at]) || char.IsAsciiDigit(text[at])) && EnglishDates.TryRead(text, at, today, out when);
    }

    // 10月1日到7日, 周一至周三, Nov 1 - Nov 15, Q1到Q2
    static bool TryRange(ReadOnlySpan<char> text, int at, DateOnly today, When first, out When range)
    {
        range = default;
        var place = at + first.Length;
        if (!TryDash(text, at, ref place) || place >= text.Length) return false;
        if (!TryBareDay(text, place, first, out var last) && !TryOne(text, place, today, out last)) return false;
        var (from, to) = (first.From, last.To);
        // 周一到周三 said on a Monday: both lie in the week before.
        if (to < from && first.IsDay && last.IsDay && from.DayNumber - to.DayNumber < 7) from = Days.Away(from, -7);
        if (to < from && !first.IsDay && last.IsRelative) to = Days.MonthsAway(to, 12);
        if (to < from) return false;
        range = new(from, to, place + last.Length - at, false);
        return true;
    }

    static bool TryDash(ReadOnlySpan<char> text, int at, ref int place)
    {
        if (text[..at].EndsWith("between ") && text[place..].StartsWith(" and "))
        {
            place += " and ".Length;
            return true;
        }
        while (place < text.Length && text[place] == ' ') place++;
        foreach (var dash in (ReadOnlySpan<string>)["到", "至", "-", "~", "—", "–", "to ", "until ", "till ", "through "])
        {
            if (!text[place..].StartsWith(dash)) continue;
            place += dash.Length;
            while (place < text.Length && text[place] == ' ') place++;
            return true;
        }
        return false;
    }

    // "Nov 3 to 7", "10月1日-7": the second day borrows the month.
    static bool TryBareDay(ReadOnlySpan<char> text, int place, When first, out When last)
    {
        last = default;
        if (!first.IsDay || !Numbers.TryRead(text, place, out var number) || number.Value is < 1 or > 31 || number.HasUnit) return false;
        var end = place + number.Length;
        if (end < text.Length && text[end] is '号' or '日') end++;
        else if (end < text.Length && (Letters.IsHan(text[end]) || Letters.IsWordPart(text[end]) || text[end] is '/' or '-' or '.' or ' '
            && first.Length < 4)) return false;
        if (Days.Exact(first.From.Year, first.From.Month, (int)number.Value) is not { } day || day < first.From) return false;
        last = When.Day(day, end - place);
        return true;
    }
}
