using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>The year that belongs to what stands before it: "March 2025", "Q3 '25", "October of last year".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<int> YearWords = PhraseTable.Of<int>(
        (-2, "the year before last"),
        (-1, "last year, the last year, the previous year, previous year"),
        (0, "this year, the current year, current year"),
        (1, "next year, the next year, the coming year"),
        (2, "the year after next"));

    static int? YearBehind(ReadOnlySpan<char> text, int place, DateOnly today, out int end)
    {
        var at = place;
        while (at < text.Length && text[at] is ' ' or ',' or '-' or '/') at++;
        var isOf = Starts(text, at, "of ");
        if (isOf || Starts(text, at, "in ")) at += 3;
        if (Year(text, at, out end) is { } year) return year;
        if (at < text.Length && text[at] is '\'' or '’') return Year(text, at + 1, out end) ?? ShortYear(text, at + 1, out end);
        // "in March, next year" are two.
        if (at == place || text[at - 1] != ' ' || text[place] == ',') return null;
        var length = YearWords.Find(text, at, out var away);
        if (length == 0 && isOf && Starts(text, at, "the year")) length = "the year".Length;
        end = at + length;
        return length > 0 ? today.Year + away : null;
    }

    static int? Year(ReadOnlySpan<char> text, int at, out int end, bool isGlued = false)
    {
        end = at + 4;
        if (end > text.Length || text.Slice(at, 2) is not ("20" or "19")) return null;
        if (end < text.Length && Letters.IsWordPart(text[end]) && !(isGlued && Code(text, end, out _, out _))) return null;
        return char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            ? (text[at] == '2' ? 2000 : 1900) + (text[at + 2] - '0') * 10 + (text[at + 3] - '0') : null;
    }

    // '25
    static int? ShortYear(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at + 2;
        if (end > text.Length || !char.IsAsciiDigit(text[at]) || !char.IsAsciiDigit(text[at + 1])
            || end < text.Length && Letters.IsWordPart(text[end])) return null;
        return Days.FullYear((text[at] - '0') * 10 + (text[at + 1] - '0'));
    }
}
