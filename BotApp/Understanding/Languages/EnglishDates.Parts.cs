using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Quarters, halves and years: "Q3 2025", "4Q25", "the first half of last year", "in 2025".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<(int Months, int Number)> Parts = PhraseTable.Of<(int, int)>(
        ((6, 1), "first half, the first half, 1st half"),
        ((6, 2), "second half, the second half, 2nd half"),
        ((3, 1), "first quarter, the first quarter, 1st quarter, the 1st quarter"),
        ((3, 2), "second quarter, the second quarter, 2nd quarter, the 2nd quarter"),
        ((3, 3), "third quarter, the third quarter, 3rd quarter, the 3rd quarter"),
        ((3, 4), "fourth quarter, the fourth quarter, 4th quarter, the 4th quarter"));

    // "first half of 2025", "the third quarter"
    static bool TryNamedPart(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Parts.Find(text, at, out var part);
        return length > 0 && PartOf(text, at, at + length, today, part.Months, part.Number, out when);
    }

    // Q3, Q3 2025, 4Q25, H1, 2025 Q3, "2025 March 3", 2025, "year 2025"
    static bool TryCode(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var lead = Starts(text, at, "the year ") ? 9 : Starts(text, at, "year ") ? 5 : 0;
        if (lead > 0 && Year(text, at + lead, out _) is { } said) return Part(Days.Year(today, said - today.Year), lead + 4, false, out when);
        if (Year(text, at, out var place, isGlued: true) is { } year) return TryYearFirst(text, at, place, today, year, out when);
        if (Code(text, at, out var months, out var number)) return PartOf(text, at, at + 2, today, months, number, out when);
        return Backwards(text, at, out months, out number, out year, out place)
            && Part(Days.Part(today, months, number, year), place - at, false, out when);
    }

    static bool PartOf(ReadOnlySpan<char> text, int at, int place, DateOnly today, int months, int number, out When when)
    {
        var year = YearBehind(text, place, today, out var end);
        return Part(Days.Part(today, months, number, year), (year is null ? place : end) - at, year is null, out when);
    }

    static bool TryYearFirst(ReadOnlySpan<char> text, int at, int place, DateOnly today, int year, out When when)
    {
        when = default;
        var next = place;
        while (next < text.Length && text[next] is ' ' or '-' or ',') next++;
        if (Code(text, next, out var months, out var number)) return Part(Days.Part(today, months, number, year), next + 2 - at, false, out when);
        if (next > place && Months.Find(text, next, out var month) is > 0 and var length && !IsVerbBehind(text, next, length))
            return InMonth(text, at, next + length, today, month, year, out when);
        return (IsYear(text, at) || Starts(text, place, "'s ")) && (place >= text.Length || !Letters.IsLatin(text[place]))
            && Part(Days.Year(today, year - today.Year), 4, false, out when);
    }

    // "in 2025 may be", "2025 march on"
    static bool IsVerbBehind(ReadOnlySpan<char> text, int at, int length) => text.Slice(at, length) is "may" or "march"
        && at + length + 1 < text.Length && Letters.IsLatin(text[at + length + 1]);

    static bool IsYear(ReadOnlySpan<char> text, int at) =>
        text[..at].EndsWith("in ") || text[..at].EndsWith("for ") || text[..at].EndsWith("of ") || text[..at].EndsWith("during ");

    static bool Code(ReadOnlySpan<char> text, int at, out int months, out int number)
    {
        (months, number) = (0, 0);
        if (at + 1 >= text.Length || text[at] is not ('q' or 'h') || !char.IsAsciiDigit(text[at + 1])) return false;
        if (at + 2 < text.Length && Letters.IsWordPart(text[at + 2])) return false;
        (months, number) = (text[at] == 'q' ? 3 : 6, text[at + 1] - '0');
        return true;
    }

    // 4Q25, "1H 2025": never without a year, for 2h are hours.
    static bool Backwards(ReadOnlySpan<char> text, int at, out int months, out int number, out int year, out int end)
    {
        (months, number, year, end) = (0, 0, 0, at);
        if (at + 3 >= text.Length || !char.IsAsciiDigit(text[at]) || text[at + 1] is not ('q' or 'h')) return false;
        (months, number) = (text[at + 1] == 'q' ? 3 : 6, text[at] - '0');
        var place = text[at + 2] == ' ' ? at + 3 : at + 2;
        var said = Year(text, place, out end) ?? (place == at + 2 ? ShortYear(text, place, out end) : null);
        year = said ?? 0;
        return said is not null;
    }
}
