using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Days told from today: "yesterday", "two weeks ago", "the 3rd".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<int> DayWords = PhraseTable.OfSloppy<int>(
        (0, "today, later today, this morning, this afternoon, this evening, tonight, this noon, earlier today"),
        (-1, "yesterday, last night, yday, ytd morning, yest"),
        (-2, "day before yesterday, the day before yesterday, the night before last, night before last, day before last, the day before last"),
        (1, "tomorrow, tmr, tmrw, tomorow"),
        (2, "day after tomorrow, the day after tomorrow"));

    static bool TryDayWord(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var length = DayWords.Find(text, at, out var offset);
        when = length > 0 ? When.Day(Days.Away(today, offset), length) : default;
        return length > 0;
    }

    // "two days ago", "a week ago", "3 weeks back", "in two weeks", "2 days from now"
    static bool TryAgo(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var isIn = Starts(text, at, "in ");
        var place = isIn ? at + 3 : at;
        if (!Amount(text, ref place, out var count)) return Starts(text, at, "the ") && TryNextTo(text, at, at + 4, today, 1, out when);
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        var end = place + length;
        if (Starts(text, end, " and a half")) (count, end) = (count + 0.5m, end + " and a half".Length);
        foreach (var word in (ReadOnlySpan<string>)[" ago", " back", " earlier", " from now", " later"])
        {
            if (!Starts(text, end, word)) continue;
            var isAhead = word is " from now" or " later";
            end += word.Length;
            // "two weeks ago on Monday"
            if (!isAhead && unit == Unit.Week && Starts(text, end, " on ") && Weekdays.Find(text, end + 4, out var weekday) is > 0 and var dayLength)
                return Day(Days.Weekday(today, weekday, -(int)count), end + 4 + dayLength - at, out when);
            return Day(Away(today, unit, isAhead ? count : -count), end - at, out when);
        }
        return TryNextTo(text, at, place, today, count, out when) || isIn && Day(Away(today, unit, count), end - at, out when);
    }

    // "a week from tomorrow", "two days after Oct 10", "the day before Nov 3"
    static bool TryNextTo(ReadOnlySpan<char> text, int at, int place, DateOnly today, decimal count, out When when)
    {
        when = default;
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        place += length;
        foreach (var (word, sign) in (ReadOnlySpan<(string, int)>)[(" from ", 1), (" after ", 1), (" before ", -1)])
            if (Starts(text, place, word) && TryAnyDay(text, place + word.Length, today, out var day))
                return Day(Away(day.From, unit, sign * count), place + word.Length + day.Length - at, out when);
        return false;
    }

    // A day that says by itself which it is.
    static bool TryAnyDay(ReadOnlySpan<char> text, int at, DateOnly today, out When day) =>
        (TryDayWord(text, at, today, out day) || at < text.Length && char.IsAsciiDigit(text[at]) && NumericDates.TryRead(text, at, today, out day)
            || TryMonthDay(text, at, today, out day) || TryDayMonth(text, at, today, out day)) && day.IsDay;

    static DateOnly Away(DateOnly day, Unit unit, decimal count) => unit switch
    {
        Unit.Day => Days.Away(day, count),
        Unit.Week => Days.Away(day, 7 * count),
        Unit.Fortnight => Days.Away(day, 14 * count),
        Unit.Month => Days.MonthsAway(day, count),
        Unit.Quarter => Days.MonthsAway(day, 3 * count),
        Unit.Half => Days.MonthsAway(day, 6 * count),
        _ => Days.MonthsAway(day, 12 * count),
    };

    static bool Amount(ReadOnlySpan<char> text, ref int place, out decimal count)
    {
        count = 1;
        if (place >= text.Length) return false;
        if (Starts(text, place, "half a "))
        {
            (count, place) = (0.5m, place + "half a ".Length);
            return true;
        }
        if (Numbers.TryRead(text, place, out var number) && number.Value <= 1000 && (!number.HasUnit || number.IsWords))
        {
            (count, place) = (number.Value, place + number.Length);
            while (place < text.Length && text[place] == ' ') place++;
            if (number.IsWords && Starts(text, place, "of ")) place += "of ".Length;
            return true;
        }
        if (Starts(text, place, "a ") || Starts(text, place, "an "))
        {
            place += text[place..].IndexOf(' ') + 1;
            return true;
        }
        return false;
    }

    // "the 3rd", "on the 3rd", "on 3rd"
    static bool TryOrdinal(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var the = Starts(text, at, "the ");
        var place = the ? at + 4 : at;
        if (!the && !text[..at].EndsWith("on ") && !text[..at].EndsWith("since ") && !text[..at].EndsWith("from ")) return false;
        if (!DayNumber(text, ref place, out var day) || !Letters.IsLatin(text[place - 1])) return false;
        foreach (var noun in (ReadOnlySpan<string>)[" visit", " time", " deal", " customer", " call", " quarter", " meeting", " one",
            " client", " order", " quote", " account", " floor", " place", " round", " party"])
            if (text[place..].StartsWith(noun))
                return false;
        if (Days.LatestNumbered(today, day) is not { } date) return false;
        when = new(date, date, place - at, true, true) { Cycle = Cycle.Month };
        return true;
    }
}
