using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Periods told from today, and the days at their ends: "last week", "the next two weeks", "end of the month".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<int> Steps = PhraseTable.Of<int>(
        (-1, "last, previous, the last, the previous, prior, this past, past"),
        (0, "this, current, the current"),
        (1, "next, the next, coming, the coming, upcoming, this coming, following, the following"));

    // A day at one end of whatever period follows: "end of next month", "the first day of March".
    static readonly PhraseTable<int> EndsOf = PhraseTable.Of<int>(
        (1, "end of, the end of, last day of, the last day of, late in"),
        (0, "week of, the week of, week beginning, week starting"),
        (-1, "start of, the start of, beginning of, the beginning of, first day of, the first day of"));

    static readonly PhraseTable<(Unit Unit, int Away)> TwoAway = PhraseTable.Of<(Unit, int)>(
        ((Unit.Week, -2), "week before last, the week before last"),
        ((Unit.Month, -2), "month before last, the month before last"),
        ((Unit.Quarter, -2), "quarter before last, the quarter before last"),
        ((Unit.Year, -2), "year before last, the year before last"),
        ((Unit.Week, 2), "week after next, the week after next"),
        ((Unit.Month, 2), "month after next, the month after next"),
        ((Unit.Quarter, 2), "quarter after next, the quarter after next"),
        ((Unit.Year, 2), "year after next, the year after next"));

    // Whose end or whole: "end of the month", "month to date".
    static readonly PhraseTable<(Unit Unit, int Edge)> Edges = PhraseTable.Of<(Unit, int)>(
        ((Unit.Year, 0), "ytd, year to date, year-to-date, so far this year, this year so far"),
        ((Unit.Month, 0), "mtd, month to date, month-to-date, so far this month, this month so far"),
        ((Unit.Quarter, 0), "qtd, quarter to date, so far this quarter, this quarter so far"),
        ((Unit.Week, 0), "wtd, week to date, so far this week, this week so far"),
        ((Unit.Month, 1),
            "month end, month-end, eom, end of month, end of the month, end of this month, the end of the month, the end of this month"),
        ((Unit.Quarter, 1),
            "quarter end, quarter-end, eoq, end of quarter, end of the quarter, the end of the quarter, end of this quarter"),
        ((Unit.Year, 1), "year end, year-end, yearend, eoy, end of year, end of the year, the end of the year, end of this year"),
        ((Unit.Week, 1), "week end, eow, end of week, end of the week, the end of the week, end of this week"),
        ((Unit.Month, -1),
            "start of the month, beginning of the month, the start of the month, the beginning of the month, start of month, beginning of this month, start of this month"),
        ((Unit.Month, -2), "end of last month, the end of last month, last month end"),
        ((Unit.Quarter, -2), "end of last quarter"),
        ((Unit.Year, -2), "end of last year"));

    // "last Friday", "next week", "this quarter", "last 7 days", "the past two weeks"
    static bool TryStep(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var step = Steps.Find(text, at, out var away);
        if (step == 0) return false;
        var place = at + step + 1;
        if (place >= text.Length || text[place - 1] != ' ') return false;
        var weekday = Weekdays.Find(text, place, out var day);
        if (weekday > 0) return Day(WeekdayAway(text[at..place], today, day, away), place + weekday - at, out when);
        if (Months.Find(text, place, out var month) is > 0 and var monthLength) return NamedMonth(today, month, away,
            place + monthLength - at, out when);
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength > 0 && TryInside(text, place + unitLength, at, today, unit, away, out when)) return true;
        if (unitLength > 0 && unit != Unit.Day) return Span(Of(unit, today, away), place + unitLength - at, out when);
        if (Starts(text, place, "weekend")) return Span(new(Days.Week(today, away).From.AddDays(5), Days.Week(today, away).To),
            place + 7 - at, out when);
        return away != 0 && TryMany(text, place, at, today, away, out when);
    }

    // "next week Monday", "last week's Friday", "next week on Friday", "last year's Q3", "last year's second half"
    static bool TryInside(ReadOnlySpan<char> text, int place, int at, DateOnly today, Unit unit, int away, out When when)
    {
        when = default;
        var next = Starts(text, place, "'s ") ? 3 : Starts(text, place, " on ") ? 4 : Starts(text, place, " ") ? 1 : 0;
        if (next == 0) return false;
        var start = place + next;
        if (unit == Unit.Week) return Weekdays.Find(text, start, out var weekday) is > 0 and var length
            && Day(Days.Weekday(today, weekday, away), start + length - at, out when);
        if (unit != Unit.Year || next != 3 && !Code(text, start, out _, out _)) return false;
        var year = today.Year + away;
        if (Code(text, start, out var months, out var number)) return Part(Days.Part(today, months, number, year), start + 2 - at, false, out when);
        if (Parts.Find(text, start, out var part) is > 0 and var partLength)
            return Part(Days.Part(today, part.Months, part.Number, year), start + partLength - at, false, out when);
        return Months.Find(text, start, out var month) is > 0 and var monthLength && InMonth(text, at, start + monthLength, today, month, year, out when);
    }

    // "last 7 days", "the next two weeks"
    static bool TryMany(ReadOnlySpan<char> text, int place, int at, DateOnly today, int away, out When when)
    {
        when = default;
        if (!Amount(text, ref place, out var count)) return false;
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        var days = unit switch
        {
            Unit.Day => count,
            Unit.Week => 7 * count,
            Unit.Fortnight => 14 * count,
            Unit.Month => 30 * count,
            Unit.Quarter => 90 * count,
            _ => 365 * count,
        };
        if (days > Days.LongestStretch) return false;
        return Span(away < 0 ? Days.Last(today, days) : Days.Next(today, days), place + length - at, out when);
    }

    static bool TryEdge(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Edges.Find(text, at, out var edge);
        if (length == 0) return false;
        var days = Of(edge.Unit, today, edge.Edge == -2 ? -1 : 0);
        when = edge.Edge switch
        {
            0 => new(days.From, today, length, false),
            -1 => When.Day(days.From, length),
            _ => new(days.To, days.To, length, true, false, days),
        };
        return true;
    }

    static bool TryEndOf(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (TwoAway.Find(text, at, out var two) is > 0 and var twoLength) return Span(Of(two.Unit, today, two.Away), twoLength, out when);
        var length = EndsOf.Find(text, at, out var edge);
        if (length == 0 || !Starts(text, at + length, " ")) return false;
        var place = at + length + 1;
        if (edge == 0) return TryAnyDay(text, place, today, out var day) && Span(Days.Week(day.From, 0), place + day.Length - at, out when);
        if (!TryWhole(text, place, today, out var period)) return false;
        return Day(edge > 0 ? period.To : period.From, place + period.Length - at, out when);
    }
}
