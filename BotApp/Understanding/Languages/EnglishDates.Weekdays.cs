using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Days told by their weekday: "on Friday", "Friday last week", "Sunday, November 22".</content>
static partial class EnglishDates
{
    static readonly PhraseTable<int> Weekdays = PhraseTable.OfSloppy<int>(
        (1, "monday, mon"),
        (2, "tuesday, tue, tues"),
        (3, "wednesday, wed, weds"),
        (4, "thursday, thu, thur, thurs"),
        (5, "friday, fri"),
        (6, "saturday, sat"),
        (7, "sunday, sun"));

    // "over the weekend": the latest that has begun.
    static bool TryWeekend(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = text[at] == 'o' || text[at] == 'a' ? Weekends.Find(text, at, out _) : 0;
        if (length == 0) return false;
        var saturday = Days.LatestWeekday(today, 6);
        return Span(new(saturday, saturday.AddDays(1)), length, out when);
    }

    static readonly PhraseTable<bool> Weekends = PhraseTable.Of<bool>((true, "over the weekend, at the weekend, on the weekend"));

    // "Friday", "Friday last week", "Monday this week", "a week ago Friday" is not known
    static bool TryWeekday(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = FindJoined(Weekdays, text, at, out var weekday);
        if (length == 0 || IsVerb(text, at, length)) return false;
        var place = at + length;
        foreach (var (word, away) in (ReadOnlySpan<(string, int)>)[(" last week", -1), (" of last week", -1), (" this week", 0),
            (" of this week", 0), (" next week", 1), (" of next week", 1), (" the week before last", -2)])
            if (Starts(text, place, word))
                return Day(Days.Weekday(today, weekday, away), length + word.Length, out when);
        if (TryDateBehind(text, at, place, today, out when)) return true;
        foreach (var part in (ReadOnlySpan<string>)[" morning", " afternoon", " evening", " night"])
            if (Starts(text, place, part))
                length += part.Length;
        when = When.Day(Days.LatestWeekday(today, weekday), length) with { Cycle = Cycle.Week };
        return true;
    }

    // "Sunday, November 22", "Wednesday the 18th": the weekday only repeats the date behind it.
    static bool TryDateBehind(ReadOnlySpan<char> text, int at, int place, DateOnly today, out When when)
    {
        when = default;
        if (place < text.Length && text[place] is ',' or '.') place++;
        if (!Starts(text, place, " ")) return false;
        place++;
        if (!TryMonthDay(text, place, today, out var day) && !TryDayMonth(text, place, today, out day)
            && !(Starts(text, place, "the ") && TryOrdinal(text, place, today, out day)) || !day.IsDay) return false;
        when = day with { Length = place + day.Length - at };
        return true;
    }

    // "sat with Gavin", "the sun": these abbreviations count only after "on", or at an edge.
    static bool IsVerb(ReadOnlySpan<char> text, int at, int length) =>
        text.Slice(at, length) is "sat" or "sun" or "wed" && at > 0 && !text[..at].EndsWith("on ") && at + length < text.Length
            && text[at + length] == ' ';

    static DateOnly WeekdayAway(ReadOnlySpan<char> step, DateOnly today, int weekday, int away) =>
        step.StartsWith("past") || step.StartsWith("this past") ? Days.LatestWeekday(today, weekday)
            : Days.Weekday(today, weekday, step.Contains("coming", StringComparison.Ordinal) && weekday > Days.IsoWeekday(today) ? 0
            : away);
}
