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
        if (!TryDash(text, ref place) || place >= text.Length) return false;
        if (!TryOne(text, place, today, out var last) && !TryBareDay(text, place, first, out last)) return false;
        var to = last.To;
        if (to < first.From && last.IsDay && first.IsDay && Days.Exact(first.From.Year, first.From.Month, to.Day) is { } sameMonth) to = sameMonth;
        if (to < first.From && !first.IsDay && last.IsRelative) to = Days.MonthsAway(to, 12);
        if (to < first.From) return false;
        range = new(first.From, to, place + last.Length - at, false);
        return true;
    }

    static bool TryDash(ReadOnlySpan<char> text, ref int place)
    {
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
        if (place + number.Length < text.Length && Letters.IsHan(text[place + number.Length])) return false;
        if (Days.Exact(first.From.Year, first.From.Month, (int)number.Value) is not { } day) return false;
        last = When.Day(day, number.Length);
        return true;
    }
}
