namespace Dengta.BotApp.Understanding.Entities;

/// <content>A piece of a longer period: "first Friday of October", "the last five days of May", "the last quarter of 2024".</content>
static partial class EnglishDates
{
    const int Last = -1;

    static bool TryPiece(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var place = Starts(text, at, "the ") ? at + 4 : at;
        if (place >= text.Length || text[place] is not ('l' or 'f' or 's' or 't' or (>= '1' and <= '5')) || !Which(text, ref place, out var which)) return false;
        if (Weekdays.Find(text, place, out var weekday) is > 0 and var length)
            return TryWholeBehind(text, place + length, today, out var month, out var monthEnd)
                && NthWeekday(month, weekday, which) is { } day && Day(day, monthEnd - at, out when);
        var hasCount = Amount(text, ref place, out var count);
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength == 0 || (hasCount && which > 1) || !TryWholeBehind(text, place + unitLength, today, out var whole, out var end)) return false;
        return Piece(whole, unit, which, (int)count) is { } piece && (unit == Unit.Day && count == 1 ? Day(piece.From, end - at, out when)
            : Part(piece, end - at, false, out when));
    }

    // "last", or an ordinal up to the fifth.
    static bool Which(ReadOnlySpan<char> text, ref int place, out int which)
    {
        which = Last;
        if (Starts(text, place, "last "))
        {
            place += "last ".Length;
            return true;
        }
        if (!DayNumber(text, ref place, out which) || which > 5 || !Letters.IsLatin(text[place - 1]) || place >= text.Length || text[place] != ' ') return false;
        place++;
        return true;
    }

    static bool TryWholeBehind(ReadOnlySpan<char> text, int at, DateOnly today, out DayRange whole, out int end)
    {
        (whole, end) = (default, at);
        var place = at + " of ".Length;
        if (!(Starts(text, at, " of ") || Starts(text, at, " in ")) || !TryWhole(text, place, today, out var period)) return false;
        (whole, end) = (period.Range, place + period.Length);
        return true;
    }

    // A period that may be divided, by itself.
    static bool TryWhole(ReadOnlySpan<char> text, int at, DateOnly today, out When period)
    {
        if (Starts(text, at, "the ") && Units.Find(text, at + 4, out var unit) is > 0 and var length && unit != Unit.Day)
            return Span(Of(unit, today, 0), length + 4, out period);
        return (TryMonthDay(text, at, today, out period) || TryStep(text, at, today, out period) || TryCode(text, at, today, out period)
            || TryNamedPart(text, at, today, out period)) && !period.IsDay;
    }

    static DateOnly? NthWeekday(DayRange days, int weekday, int which)
    {
        var day = which == Last ? Days.LatestWeekday(days.To, weekday)
            : Days.Away(days.From, (weekday - Days.IsoWeekday(days.From) + 7) % 7 + 7 * (which - 1));
        return day >= days.From && day <= days.To ? day : null;
    }

    static DayRange? Piece(DayRange whole, Unit unit, int which, int count)
    {
        var skipped = which == Last ? 0 : which - 1;
        var from = which == Last ? Away(whole.To.AddDays(1), unit, -count) : Away(whole.From, unit, skipped);
        var to = Away(from, unit, count).AddDays(-1);
        return from >= whole.From && to <= whole.To && from <= to ? new(from, to) : null;
    }
}
