using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How days and periods are said in English.</summary>
static partial class EnglishDates
{
    enum Unit { Day, Week, Fortnight, Month, Quarter, Half, Year }

    static readonly PhraseTable<Unit> Units = PhraseTable.Of<Unit>(
        (Unit.Day, "day, days"),
        (Unit.Week, "week, weeks, wk, wks"),
        (Unit.Month, "month, months, mth"),
        (Unit.Quarter, "quarter, quarters, qtr"),
        (Unit.Year, "year, years, yr"),
        (Unit.Fortnight, "fortnight, fortnights"),
        (Unit.Half, "half, half year"));

    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (at > 0 && Letters.IsWordPart(text[at - 1])) return false;
        return TryDayWord(text, at, today, out when) || TryPiece(text, at, today, out when) || TryNamedPart(text, at, today, out when) || TryEdge(text, at, today, out when)
            || TryEndOf(text, at, today, out when) || TryAgo(text, at, today, out when)
            || TryMonthDay(text, at, today, out when) || TryDayMonth(text, at, today, out when) || TryCode(text, at, today, out when)
            || TryStep(text, at, today, out when) || TryWeekday(text, at, today, out when) || TryWeekend(text, at, today, out when) || TryOrdinal(text, at, today, out when);
    }

    static DayRange Of(Unit unit, DateOnly today, int away) => unit switch
    {
        Unit.Day => new(Days.Away(today, away), Days.Away(today, away)),
        Unit.Week => Days.Week(today, away),
        Unit.Month => Days.Month(today, away),
        Unit.Quarter => Days.Quarter(today, away),
        Unit.Half => Days.Half(today, away),
        _ => Days.Year(today, away),
    };

    static bool Starts(ReadOnlySpan<char> text, int at, string word) =>
        at < text.Length && text[at..].StartsWith(word)
            && (word[^1] == ' ' || at + word.Length >= text.Length || !Letters.IsLatin(text[at + word.Length]));

    static bool Part(DayRange? days, int length, bool isRelative, out When when)
    {
        when = days is { } range ? new(range.From, range.To, length, false, isRelative) : default;
        return days is not null;
    }

    static bool Day(DateOnly day, int length, out When when)
    {
        when = When.Day(day, length);
        return true;
    }

    static bool Span(DayRange days, int length, out When when)
    {
        when = When.Span(days, length);
        return true;
    }
}
