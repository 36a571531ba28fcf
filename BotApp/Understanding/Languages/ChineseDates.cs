using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How days and periods are said in Chinese.</summary>
static class ChineseDates
{
    static readonly PhraseTable<int> DayWords = PhraseTable.Of<int>(
        (0, "今天, 今日, 今儿, 今儿个, 今早, 今晚, 今晨, 今夜, 今下午, 今上午, 当天, 当日"),
        (-1, "昨天, 昨日, 昨儿, 昨儿个, 昨个, 昨晚, 昨夜, 昨早, 昨晨, 昨下午, 昨上午, 昨天晚上, 昨晚上"),
        (-2, "前天, 前日, 前儿, 前儿个, 前晚"),
        (-3, "大前天, 大前儿"),
        (1, "明天, 明日, 明儿, 明儿个, 明早, 明晚, 明晨, 明上午, 明下午"),
        (2, "后天, 后儿, 后日"),
        (3, "大后天"));

    // 上, 这, 下 before a week, month, quarter or year.
    static readonly PhraseTable<int> Steps = PhraseTable.Of<int>(
        (-3, "上上上"),
        (-2, "上上个, 上上"),
        (-1, "上个, 上一个, 上一, 上"),
        (0, "这个, 这一, 这, 本, 当, 这一个"),
        (1, "下个, 下一个, 下一, 下"),
        (2, "下下个, 下下"));

    static readonly PhraseTable<int> YearWords = PhraseTable.Of<int>(
        (0, "今年, 本年, 本年度, 今年度, 当年"),
        (-1, "去年, 上年, 上年度"),
        (-2, "前年"),
        (-3, "大前年"),
        (1, "明年, 来年"),
        (2, "后年"));

    static readonly PhraseTable<Unit> Units = PhraseTable.Of<Unit>(
        (Unit.Week, "周, 星期, 礼拜, week"),
        (Unit.Month, "月, 月份, month"),
        (Unit.Quarter, "季度, 季, quarter"),
        (Unit.Year, "年度, 年, year"),
        (Unit.Half, "半年, 半年度"));

    enum Unit { Day, Week, Month, Quarter, Half, Year }

    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var found = TryDayWord(text, at, today, out when) || TryStep(text, at, today, out when) || TryYear(text, at, today, out when)
            || TryWeekday(text, at, today, out when) || TryEdge(text, at, today, out when) || TryRecent(text, at, today, out when)
            || TryNumbered(text, at, today, out when);
        if (found && !when.IsDay) PickDay(text, at, today, ref when);
        if (found && when.From <= today) UpToToday(text, at, today, ref when);
        return found;
    }

    static bool TryDayWord(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var length = DayWords.Find(text, at, out var offset);
        when = length > 0 ? When.Day(Days.Away(today, offset), length) : default;
        return length > 0;
    }

    // 上周五, 上个月15号, 上月底, 本季度, 下周
    static bool TryStep(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var step = Steps.Find(text, at, out var away);
        if (step == 0) return false;
        var place = at + step;
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength == 0) return false;
        place += unitLength;
        if (unit == Unit.Week && IsWeekdayAt(text, place, out var weekday)) return Day(Days.Weekday(today, weekday, away), place + 1 - at,
            out when);
        if (unit == Unit.Week && text[place..].StartsWith("末")) return Span(Weekend(Days.Week(today, away)), place + 1 - at, out when);
        if (unit == Unit.Half && step == 1 && text[at] is '上' or '下') return HalfOf(today, text[at] == '上' ? 1
            : 2, null, place - at, out when);
        if (unit == Unit.Month && TryDayOf(text, place, Days.Month(today, away), at, out when)) return true;
        return Span(Of(unit, today, away), place - at, out when);
    }

    static DayRange Of(Unit unit, DateOnly today, int away) => unit switch
    {
        Unit.Week => Days.Week(today, away),
        Unit.Month => Days.Month(today, away),
        Unit.Quarter => Days.Quarter(today, away),
        Unit.Half => Days.Half(today, away),
        _ => Days.Year(today, away),
    };

    // 今年, 2025年, 去年3月5日, 2025年第三季度
    static bool TryYear(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var place = at;
        int year;
        if (YearWords.Find(text, at, out var away) is > 0 and var length)
        {
            (place, year) = (at + length, today.Year + away);
        }
        else
        {
            if (!Numbers.TryRead(text, at, out var number) || number.HasUnit) return false;
            if (number is { Length: 2, IsWords: false }) return TryShortYear(text, at, today, (int)number.Value, out when);
            if (number.Value is < 1900 or > 2100) return false;
            place += number.Length;
            if (place >= text.Length || text[place] != '年') return false;
            place += text[place..].StartsWith("年度") ? 2 : 1;
            year = (int)number.Value;
        }
        while (place < text.Length && text[place] is '的' or ' ' && place + 1 < text.Length) place++;
        if (TryPart(text, place, at, today, year, out when)) return true;
        while (place > at && text[place - 1] is '的' or ' ') place--;
        foreach (var end in (ReadOnlySpan<string>)["年底", "年末", "年终"])
            if (text[place..].StartsWith(end)) return End(Days.Year(today, year - today.Year), place + 2 - at, out when);
        if (text[place..].StartsWith("年初")) return Day(new(Math.Clamp(year, 1, 9999), 1, 1), place + 2 - at, out when);
        if (text[place..].StartsWith("全年")) return Span(Days.Year(today, year - today.Year), place + 2 - at, out when);
        if (text[place..].StartsWith("底") || text[place..].StartsWith("末") || text[place..].StartsWith("终"))
            return End(Days.Year(today, year - today.Year), place + 1 - at, out when);
        if (text[place..].StartsWith("初")) return Day(new(Math.Clamp(year, 1, 9999), 1, 1), place + 1 - at, out when);
        return Span(Days.Year(today, year - today.Year), place - at, out when);
    }

    // 24年12月3日; 24年 by itself is a duration.
    static bool TryShortYear(ReadOnlySpan<char> text, int at, DateOnly today, int year, out When when)
    {
        when = default;
        return text[(at + 2)..].StartsWith("年") && (at == 0 || !char.IsAsciiDigit(text[at - 1]))
            && TryPart(text, at + 3, at, today, 2000 + year, out when);
    }

    /// <summary>A month, a day in a month, a quarter or a half, of a given year or the latest.</summary>
    static bool TryPart(ReadOnlySpan<char> text, int place, int at, DateOnly today, int? year, out When when)
    {
        when = default;
        if (place >= text.Length) return false;
        if (text[place..].StartsWith("上半年")) return HalfOf(today, 1, year, place + 3 - at, out when);
        if (text[place..].StartsWith("下半年")) return HalfOf(today, 2, year, place + 3 - at, out when);
        if (text[place] == '第') place++;
        if (place < text.Length && text[place] == 'q' && place + 1 < text.Length && text[place + 1] is >= '1' and <= '4')
            return Part(Days.Part(today, 3, text[place + 1] - '0', year), place + 2 - at, year, out when);
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number) || number.HasUnit
            || number.Value is < 1 or > 12) return false;
        place += number.Length;
        while (place < text.Length && text[place] == ' ') place++;
        if (text[place..].StartsWith("个")) return false;
        if (text[place..].StartsWith("季")) return Part(Days.Part(today, 3, (int)number.Value, year),
            place + (text[place..].StartsWith("季度") ? 2 : 1) - at, year, out when);
        if (!text[place..].StartsWith("月")) return false;
        place += text[place..].StartsWith("月份") ? 2 : 1;
        return InMonth(text, place, at, today, (int)number.Value, year, out when);
    }

    static bool InMonth(ReadOnlySpan<char> text, int place, int at, DateOnly today, int month, int? year, out When when)
    {
        when = default;
        if (Days.Part(today, 1, month, year) is not { } days) return false;
        if (DayNumber(text, place, out var day, out var end))
        {
            var date = year is { } y ? Days.Exact(y, month, day) : Days.LatestDate(today, month, day);
            if (date is { } exact)
            {
                when = new(exact, exact, end - at, true, year is null) { Cycle = year is null ? Cycle.Year : Cycle.None };
                return true;
            }
        }
        return TryDayOf(text, place, days, at, out when) || Part(days, place - at, year, out when);
    }

    // The 15号, 初, 底 or 上旬 of a month.
    static bool TryDayOf(ReadOnlySpan<char> text, int place, DayRange month, int at, out When when)
    {
        when = default;
        var here = place;
        while (here < text.Length && text[here] is ' ' or '的') here++;
        if (DayNumber(text, here, out var day, out var end)
            && Days.Exact(month.From.Year, month.From.Month, day) is { } date) return Day(date, end - at, out when);
        if (place >= text.Length) return false;
        return text[place] switch
        {
            '初' => Day(month.From, place + 1 - at, out when),
            '底' or '末' => End(month, place + 1 - at, out when),
            '中' when !text[place..].StartsWith("中旬") => Day(month.From.AddDays(14), place + 1 - at, out when),
            '上' when text[place..].StartsWith("上旬") => Span(new(month.From, month.From.AddDays(9)), place + 2 - at, out when),
            '中' => Span(new(month.From.AddDays(10), month.From.AddDays(19)), place + 2 - at, out when),
            '下' when text[place..].StartsWith("下旬") => Span(new(month.From.AddDays(20), month.To), place + 2 - at, out when),
            _ => false,
        };
    }

    static bool DayNumber(ReadOnlySpan<char> text, int place, out int day, out int end)
    {
        (day, end) = (0, place);
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number) || number.HasUnit
            || number.Value is < 1 or > 31) return false;
        (day, end) = ((int)number.Value, place + number.Length);
        while (end < text.Length && text[end] == ' ') end++;
        if (end >= text.Length || text[end] is not ('号' or '日') || number.Value != decimal.Truncate(number.Value)) return false;
        end++;
        return true;
    }

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

    // 月初, 月底, 年底, 季度末
    static bool TryEdge(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (at > 0 && Letters.IsHan(text[at - 1]) && text[at - 1] is '个' or '半') return false;
        var length = Units.Find(text, at, out var unit);
        var place = at + length;
        if (length == 0 || place >= text.Length || unit is Unit.Week or Unit.Half) return false;
        var days = Of(unit, today, 0);
        if (text[place] is '底' or '末' or '终') return End(days, length + 1, out when);
        if (text[place] == '初') return Day(days.From, length + 1, out when);
        return unit == Unit.Month && text[place] == '中' && Day(days.From.AddDays(14), length + 1, out when);
    }

    // 最近7天, 近两周, 过去三个月, 三天前, 两周后
    static bool TryRecent(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var place = at;
        foreach (var word in (ReadOnlySpan<string>)["最近这", "最近", "过去", "近", "前"])
        {
            if (!text[at..].StartsWith(word)) continue;
            place = at + word.Length;
            while (place < text.Length && text[place] == ' ') place++;
            if (!Stretch(text, ref place, out var days, out _)) return false;
            return Span(Days.Last(today, days), place - at, out when);
        }
        foreach (var word in (ReadOnlySpan<string>)["未来", "接下来的", "接下来", "今后", "往后", "后面"])
        {
            if (!text[at..].StartsWith(word)) continue;
            place = at + word.Length;
            return Stretch(text, ref place, out var days, out _) && Span(Days.Next(today, days), place - at, out when);
        }
        if (!Stretch(text, ref place, out var away, out var months)) return false;
        foreach (var word in (ReadOnlySpan<string>)["之前", "以前", "前", "之后", "以后", "后"])
        {
            if (!text[place..].StartsWith(word)) continue;
            var sign = word[^1] == '前' ? -1 : 1;
            return Day(months > 0 ? Days.MonthsAway(today, sign * months)
                : Days.Away(today, sign * away), place + word.Length - at, out when);
        }
        return false;
    }

    // 三天, 两周, 1个月, 半个月, 一年
    static bool Stretch(ReadOnlySpan<char> text, ref int place, out decimal days, out decimal months)
    {
        (days, months) = (0, 0);
        if (place >= text.Length) return false;
        decimal count;
        if (text[place..].StartsWith("半个月")) { (days, place) = (15, place + 3); return true; }
        if (text[place..].StartsWith("半年")) { (months, days, place) = (6, 183, place + 2); return true; }
        if (!Numbers.TryRead(text, place, out var number) || number.HasUnit && number.Value > 1000) return false;
        count = number.Value;
        place += number.Length;
        while (place < text.Length && text[place] is '个' or ' ') place++;
        if (text[place..].StartsWith("天") || text[place..].StartsWith("日")) { (days, place) = (count, place + 1); return true; }
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength == 0 || unit is Unit.Half) return false;
        place += unitLength;
        months = unit switch { Unit.Month => count, Unit.Quarter => 3 * count, Unit.Year => 12 * count, _ => 0 };
        days = unit == Unit.Week ? 7 * count : 30 * months;
        return true;
    }

    // 9月, 9月3号, 第三季度, 三季度, 20日
    static bool TryNumbered(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        if (at > 0 && char.IsAsciiDigit(text[at - 1])) return (when = default).Length > 0;
        if (TryPart(text, at, at, today, null, out when)) return true;
        if (!DayNumber(text, at, out var day, out var end) || Days.LatestNumbered(today, day) is not { } date) return false;
        when = new(date, date, end - at, true, true) { Cycle = Cycle.Month };
        return true;
    }

    // 今年以来, 年初至今, 本月到现在
    static void UpToToday(ReadOnlySpan<char> text, int at, DateOnly today, ref When when)
    {
        var place = at + when.Length;
        foreach (var word in (ReadOnlySpan<string>)["以来", "至今", "到今天", "到现在", "到目前", "截至今天", "截止今天", "到今"])
        {
            if (place >= text.Length || !text[place..].StartsWith(word)) continue;
            when = new(when.From, today, when.Length + word.Length, false);
            return;
        }
    }

    // 去年的今天, 上个月最后一天: a day of the period, told by its place in it.
    static void PickDay(ReadOnlySpan<char> text, int at, DateOnly today, ref When when)
    {
        var place = at + when.Length;
        if (place < text.Length && text[place] == '的') place++;
        foreach (var (word, edge) in (ReadOnlySpan<(string, int)>)[("最后一天", 1), ("最后1天", 1), ("第一天", -1), ("首日", -1), ("今天", 0), ("今日", 0)])
        {
            if (!text[place..].StartsWith(word) || (edge == 0 && when.From > today)) continue;
            var length = place + word.Length - at;
            if (edge == 0 && Again(today, when) is not { } again) return;
            else when = When.Day(edge > 0 ? when.To : edge < 0 ? when.From : Again(today, when)!.Value, length);
            return;
        }
    }

    // The day of that month or year with today's number; none for a week or another stretch.
    static DateOnly? Again(DateOnly today, When when)
    {
        var days = when.To.DayNumber - when.From.DayNumber;
        if (days is not (>= 27 and <= 30 or >= 364)) return null;
        var months = (when.From.Year - today.Year) * 12 + (days < 31 ? when.From.Month - today.Month : 0);
        return Days.MonthsAway(today, months);
    }

    static DayRange Weekend(DayRange week) => new(week.From.AddDays(5), week.To);

    static bool HalfOf(DateOnly today, int number, int? year, int length, out When when) =>
        Part(Days.Part(today, 6, number, year), length, year, out when);

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
