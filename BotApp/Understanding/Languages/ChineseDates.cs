using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How days and periods are said in Chinese.</summary>
static partial class ChineseDates
{
    enum Unit { Day, Week, Month, Quarter, Half, Year }

    static readonly PhraseTable<Unit> Units = PhraseTable.Of<Unit>(
        (Unit.Week, "周, 星期, 礼拜, week"),
        (Unit.Month, "月, 月份, month"),
        (Unit.Quarter, "季度, 季, quarter"),
        (Unit.Year, "年度, 年, year"),
        (Unit.Half, "半年, 半年度"));

    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var found = TryDayWord(text, at, today, out when) || TryStep(text, at, today, out when) || TryYear(text, at, today, out when)
            || TryWeekday(text, at, today, out when) || TryEdge(text, at, today, out when) || TryRecent(text, at, today, out when)
            || TryAway(text, at, today, out when)
            || TryNumbered(text, at, today, out when);
        if (found && !when.IsDay) Pick(text, at, today, ref when);
        if (found && when.From <= today) UpToToday(text, at, today, ref when);
        if (found && when.IsDay) RepeatedWeekday(text, at, ref when);
        return found;
    }

    static DayRange Of(Unit unit, DateOnly today, int away) => unit switch
    {
        Unit.Week => Days.Week(today, away),
        Unit.Month => Days.Month(today, away),
        Unit.Quarter => Days.Quarter(today, away),
        Unit.Half => Days.Half(today, away),
        _ => Days.Year(today, away),
    };

    static bool Part(DayRange? days, int length, int? year, out When when)
    {
        when = days is { } range ? new(range.From, range.To, length, false, year is null) : default;
        return days is not null;
    }

    static bool Day(DateOnly day, int length, out When when)
    {
        when = When.Day(day, length);
        return true;
    }

    static bool End(DayRange unit, int length, out When when)
    {
        when = new(unit.To, unit.To, length, true, false, unit);
        return true;
    }

    static bool Span(DayRange days, int length, out When when)
    {
        when = When.Span(days, length);
        return true;
    }
}
