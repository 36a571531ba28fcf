using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Quarters, halves and years: "Q3 2025", "the first half of last year", "in 2025".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<(int Months, int Number)> Parts = PhraseTable.Of<(int, int)>(
        ((6, 1), "first half, the first half, 1st half"),
        ((6, 2), "second half, the second half, 2nd half"),
        ((3, 1), "first quarter, the first quarter, 1st quarter"),
        ((3, 2), "second quarter, the second quarter, 2nd quarter"),
        ((3, 3), "third quarter, the third quarter, 3rd quarter"),
        ((3, 4), "fourth quarter, the fourth quarter, 4th quarter"));

    // "first half of 2025", "the third quarter"
    static bool TryNamedPart(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Parts.Find(text, at, out var part);
        if (length == 0) return false;
        var place = at + length;
        foreach (var (word, years) in (ReadOnlySpan<(string, int)>)[(" of last year", -1), (" of this year", 0), (" of the year", 0),
            (" last year", -1), (" this year", 0)])
            if (Starts(text, place, word))
                return Part(Days.Part(today, part.Months, part.Number, today.Year + years), length + word.Length, false, out when);
        var year = Starts(text, place, " of ") ? Year(text, place + 4, out var end)
            : Year(text, Math.Min(place + 1, text.Length), out end);
        return Part(Days.Part(today, part.Months, part.Number, year), year is null ? length : end - at, year is null, out when);
    }

    // Q3, Q3 2025, 2025 Q3, H1, 2025, "year 2025"
    static bool TryCode(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var lead = Starts(text, at, "the year ") ? 9 : Starts(text, at, "year ") ? 5 : 0;
        if (lead > 0 && Year(text, at + lead, out _) is { } said) return Part(Days.Year(today, said - today.Year), lead + 4, false, out when);
        var year = Year(text, at, out var place);
        if (year is not null)
        {
            if (place < text.Length && text[place] is ' ' or '-') place++;
            if (!Code(text, place, out var m, out var n)) return IsYear(text, at)
                && Part(Days.Year(today, year.Value - today.Year), 4, false, out when);
            return Part(Days.Part(today, m, n, year), place + 2 - at, false, out when);
        }
        if (!Code(text, at, out var months, out var number)) return false;
        place = at + 2;
        while (place < text.Length && text[place] is ' ' or ',' or '\'' or '/') place++;
        if (Starts(text, place, "of ")) place += 3;
        if (Starts(text, place, "last year")) return Part(Days.Part(today, months, number, today.Year - 1), place + 9 - at, false,
            out when);
        if (Starts(text, place, "this year")) return Part(Days.Part(today, months, number, today.Year), place + 9 - at, false, out when);
        year = Year(text, place, out var end);
        return Part(Days.Part(today, months, number, year), year is null ? 2 : end - at, year is null, out when);
    }

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
}
