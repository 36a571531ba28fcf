namespace Dengta.BotApp.Understanding.Entities;

/// <content>A piece of the period before it: 去年的今天, 上个月最后一天, 9月的第三个周二, 今年前五个月, 5月下半月.</content>
static partial class ChineseDates
{
    static void Pick(ReadOnlySpan<char> text, int at, DateOnly today, ref When when)
    {
        var place = at + when.Length;
        if (place < text.Length && text[place] == '的') place++;
        if (place >= text.Length) return;
        if (TryEdgeDay(text, place, at, when, out var piece) || TryThisDay(text, place, at, today, when, out piece) || TryNthWeekday(text, place, at, when, out piece)
            || TryStretchOf(text, place, at, when, out piece) || TryHalfMonth(text, place, at, when, out piece)) when = piece;
    }

    static bool TryEdgeDay(ReadOnlySpan<char> text, int place, int at, When whole, out When piece)
    {
        piece = default;
        foreach (var (word, isLast) in (ReadOnlySpan<(string, bool)>)[("最后一天", true), ("最后1天", true), ("第一天", false), ("首日", false)])
            if (text[place..].StartsWith(word))
                return Day(isLast ? whole.To : whole.From, place + word.Length - at, out piece);
        return false;
    }

    // 去年的今天
    static bool TryThisDay(ReadOnlySpan<char> text, int place, int at, DateOnly today, When whole, out When piece)
    {
        piece = default;
        return (text[place..].StartsWith("今天") || text[place..].StartsWith("今日")) && whole.From <= today
            && Again(today, whole) is { } again && Day(again, place + 2 - at, out piece);
    }

    // The day of that week, month or year like today; none for another stretch.
    static DateOnly? Again(DateOnly today, When when)
    {
        var days = when.To.DayNumber - when.From.DayNumber;
        if (days == 6) return Days.Weekday(when.From, Days.IsoWeekday(today), 0);
        if (days is not (>= 27 and <= 30 or >= 364)) return null;
        var months = (when.From.Year - today.Year) * 12 + (days < 31 ? when.From.Month - today.Month : 0);
        return Days.MonthsAway(today, months);
    }

    // 第三个周二, 最后一个星期五
    static bool TryNthWeekday(ReadOnlySpan<char> text, int place, int at, When whole, out When piece)
    {
        piece = default;
        var isLast = text[place..].StartsWith("最后一个");
        var which = 0;
        if (isLast) place += 4;
        else if (!Nth(text, ref place, out which)) return false;
        var length = Units.Find(text, place, out var unit);
        if (length == 0 || unit != Unit.Week || !IsWeekdayAt(text, place + length, out var weekday)) return false;
        var day = isLast ? Days.LatestWeekday(whole.To, weekday)
            : Days.Away(whole.From, (weekday - Days.IsoWeekday(whole.From) + 7) % 7 + 7 * (which - 1));
        return day >= whole.From && day <= whole.To && Day(day, place + length + 1 - at, out piece);
    }

    static bool Nth(ReadOnlySpan<char> text, ref int place, out int which)
    {
        which = 0;
        var at = place + 1;
        if (text[place] != '第' || at >= text.Length || !Numbers.TryReadWhole(text, at, out var number) || number.HasUnit || number.Value is < 1 or > 9) return false;
        (which, place) = ((int)number.Value, at + number.Length);
        if (place < text.Length && text[place] == '个') place++;
        return true;
    }

    // 前10天, 最后5天, 前三个月, 头两周
    static bool TryStretchOf(ReadOnlySpan<char> text, int place, int at, When whole, out When piece)
    {
        piece = default;
        foreach (var (word, isLast) in (ReadOnlySpan<(string, bool)>)[("最后", true), ("后", true), ("前", false), ("头", false)])
        {
            if (!text[place..].StartsWith(word)) continue;
            place += word.Length;
            if (!Stretch(text, ref place, out var days, out var months) || StandsAlone(text, place)) return false;
            var (from, to) = isLast ? (Shift(whole.To.AddDays(1), -1, days, months), whole.To)
                : (whole.From, Shift(whole.From, 1, days, months).AddDays(-1));
            return from >= whole.From && to <= whole.To && Span(new(from, to), place - at, out piece);
        }
        return false;
    }

    // 本月前三天前 is no piece of the month.
    static bool StandsAlone(ReadOnlySpan<char> text, int place) => place < text.Length && text[place] is '前' or '后';

    // 5月上半月
    static bool TryHalfMonth(ReadOnlySpan<char> text, int place, int at, When whole, out When piece)
    {
        piece = default;
        var isFirst = text[place..].StartsWith("上半月");
        if (!isFirst && !text[place..].StartsWith("下半月") || whole.To.DayNumber - whole.From.DayNumber is < 27 or > 30) return false;
        var middle = whole.From.AddDays(14);
        return Span(isFirst ? new(whole.From, middle) : new(middle.AddDays(1), whole.To), place + 3 - at, out piece);
    }
}
