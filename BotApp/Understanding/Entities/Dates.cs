namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Reads days and periods from folded text, in any of the languages.</summary>
static class Dates
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        if (DateRanges.TryBare(text, at, today, out when)) return true;
        if (!TryOne(text, at, today, out when)) return false;
        if (DateRanges.TryRest(text, at, today, when, out var range)) when = range;
        return true;
    }

    /// <summary>A day or a period by itself, whatever follows it.</summary>
    public static bool TryOne(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (at >= text.Length) return false;
        if (char.IsAsciiDigit(text[at]) && NumericDates.TryRead(text, at, today, out when)) return true;
        if (Letters.IsHan(text[at]) || char.IsAsciiDigit(text[at]))
            if (ChineseDates.TryRead(text, at, today, out when)) return true;
        return (Letters.IsLatin(text[at]) || char.IsAsciiDigit(text[at])) && EnglishDates.TryRead(text, at, today, out when);
    }
}
