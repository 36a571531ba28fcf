namespace Dengta.BotApp.Understanding.Entities;

/// <content>Weekdays and weekends: 周四, 周末.</content>
static partial class ChineseDates
{
    static bool TryWeekday(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Units.Find(text, at, out var unit);
        // 小周 is a person.
        if (length == 0 || unit != Unit.Week || (at > 0 && text[at - 1] is '小' or '老')) return false;
        if (IsWeekdayAt(text, at + length, out var weekday))
        {
            when = When.Day(Days.LatestWeekday(today, weekday), length + 1) with { Cycle = Cycle.Week };
            return true;
        }
        if (!text[(at + length)..].StartsWith("末")) return false;
        var weekend = Weekend(Days.Week(today, 0));
        return Span(weekend.From > today ? Weekend(Days.Week(today, -1)) : weekend, length + 1, out when);
    }

    static bool IsWeekdayAt(ReadOnlySpan<char> text, int at, out int weekday)
    {
        weekday = at < text.Length ? "一二三四五六日".IndexOf(text[at]) + 1 : 0;
        if (weekday == 0 && at < text.Length) weekday = text[at] == '天' ? 7 : text[at] is >= '1' and <= '6'
            && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) ? text[at] - '0' : 0;
        return weekday > 0;
    }

    // 5月13日星期三, 12月25日(周五): the weekday only repeats the date before it.
    static void RepeatedWeekday(ReadOnlySpan<char> text, int at, ref When when)
    {
        var place = at + when.Length;
        var isInBrackets = place < text.Length && text[place] == '(';
        if (isInBrackets || place < text.Length && text[place] is ' ' or ',') place++;
        var length = Units.Find(text, place, out var unit);
        if (length == 0 || unit != Unit.Week || !IsWeekdayAt(text, place + length, out var weekday) || weekday != Days.IsoWeekday(when.From)) return;
        place += length + 1;
        if (isInBrackets && place < text.Length && text[place] == ')') place++;
        when = when with { Length = place - at };
    }

    static DayRange Weekend(DayRange week) => new(week.From.AddDays(5), week.To);
}
