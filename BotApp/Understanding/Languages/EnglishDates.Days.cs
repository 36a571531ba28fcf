using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Days told from today: "yesterday", "two weeks ago", "the 3rd".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<int> DayWords = PhraseTable.OfSloppy<int>(
        (0, "today, this morning, this afternoon, this evening, tonight, this noon, earlier today"),
        (-1, "yesterday, last night, yday, ytd morning, yest"),
        (-2, "day before yesterday, the day before yesterday, day before last, the day before last"),
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
        if (!Amount(text, ref place, out var count)) return false;
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        place += length;
        foreach (var word in (ReadOnlySpan<string>)[" ago", " back", " earlier", " from now", " later"])
        {
            if (!Starts(text, place, word)) continue;
            var sign = word is " from now" or " later" ? 1 : -1;
            return Away(today, unit, sign * count, place + word.Length - at, out when);
        }
        // "a week from tomorrow", "two days after tomorrow"
        foreach (var (word, sign) in (ReadOnlySpan<(string, int)>)[(" from ", 1), (" after ", 1), (" before ", -1)])
            if (Starts(text, place, word) && DayWords.Find(text, place + word.Length, out var offset) is > 0 and var dayWord)
                return Away(Days.Away(today, offset), unit, sign * count, place + word.Length + dayWord - at, out when);
        return isIn && Away(today, unit, count, place - at, out when);
    }

    static bool Away(DateOnly today, Unit unit, decimal count, int length, out When when)
    {
        when = When.Day(unit switch
        {
            Unit.Day => Days.Away(today, count),
            Unit.Week => Days.Away(today, 7 * count),
            Unit.Fortnight => Days.Away(today, 14 * count),
            Unit.Month => Days.MonthsAway(today, count),
            Unit.Quarter => Days.MonthsAway(today, 3 * count),
            _ => Days.MonthsAway(today, 12 * count),
        }, length);
        return true;
    }

    static bool Amount(ReadOnlySpan<char> text, ref int place, out decimal count)
    {
        count = 1;
        if (place >= text.Length) return false;
        if (Numbers.TryRead(text, place, out var number) && number.Value <= 1000 && (!number.HasUnit || number.IsWords))
        {
            (count, place) = (number.Value, place + number.Length);
            while (place < text.Length && text[place] == ' ') place++;
            return true;
        }
        if (Starts(text, place, "a ") || Starts(text, place, "an "))
        {
            place += text[place..].IndexOf(' ') + 1;
            if (Starts(text, place, "couple of ")) (count, place) = (2, place + "couple of ".Length);
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
