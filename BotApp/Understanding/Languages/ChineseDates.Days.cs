using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Days told from today, and the days up to it: 昨天, 三天前, 最近7天.</content>
static partial class ChineseDates
{
    static readonly PhraseTable<int> DayWords = PhraseTable.Of<int>(
        (0, "今天, 今日, 今儿, 今儿个, 今早, 今晚, 今晨, 今夜, 今下午, 今上午, 当天, 当日"),
        (-1, "昨天, 昨日, 昨儿, 昨儿个, 昨个, 昨晚, 昨夜, 昨早, 昨晨, 昨下午, 昨上午, 昨天晚上, 昨晚上"),
        (-2, "前天, 前日, 前儿, 前儿个, 前晚"),
        (-3, "大前天, 大前儿"),
        (1, "明天, 明日, 明儿, 明儿个, 明早, 明晚, 明晨, 明上午, 明下午"),
        (2, "后天, 后儿, 后日"),
        (3, "大后天"));

    static bool TryDayWord(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var length = DayWords.Find(text, at, out var offset);
        when = length > 0 ? When.Day(Days.Away(today, offset), length) : default;
        return length > 0;
    }

    // 最近7天, 近两周, 过去三个月, 未来三天
    static bool TryRecent(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var place = at;
        foreach (var word in (ReadOnlySpan<string>)["最近这", "最近", "过去", "近", "前"])
        {
            if (!text[at..].StartsWith(word)) continue;
            place = at + word.Length;
            if (word == "前" && TryFirstQuarters(text, place, at, today, out when)) return true;
            while (place < text.Length && text[place] is ' ' or '的') place++;
            if (!Stretch(text, ref place, out var days, out _)) return false;
            return Span(Days.Last(today, days), place - at, out when);
        }
        foreach (var word in (ReadOnlySpan<string>)["未来", "接下来", "今后", "往后", "后面"])
        {
            if (!text[at..].StartsWith(word)) continue;
            place = at + word.Length;
            while (place < text.Length && text[place] is ' ' or '的') place++;
            return Stretch(text, ref place, out var days, out _) && Span(Days.Next(today, days), place - at, out when);
        }
        return false;
    }

    // 三天前, 两周后, 再过三天
    static bool TryAway(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var isPassing = text[at..].StartsWith("再过");
        var place = isPassing ? at + 2 : at;
        if (!Stretch(text, ref place, out var days, out var months) || IsNamedMonth(text[at..], place - at)) return false;
        foreach (var word in (ReadOnlySpan<string>)["之前", "以前", "前", "之后", "以后", "后"])
            if (text[place..].StartsWith(word))
                return Day(Shift(today, word[^1] == '前' ? -1 : 1, days, months), place + word.Length - at, out when);
        return isPassing && Day(Shift(today, 1, days, months), place - at, out when);
    }

    // 5月前10天: its first ten days, where 5个月前 are five months.
    static bool IsNamedMonth(ReadOnlySpan<char> text, int end) => text[end - 1] == '月' && !text[..end].Contains('个')
        && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);

    // 前三季度: those of the year, where 前三个月 are those before today.
    static bool TryFirstQuarters(ReadOnlySpan<char> text, int place, int at, DateOnly today, out When when)
    {
        when = default;
        if (place >= text.Length || !Numbers.TryReadWhole(text, place, out var number) || number.HasUnit || number.Value > 4
            || !text[(place + number.Length)..].StartsWith("季度") || Days.Part(today, 3, (int)number.Value, null) is not { } last) return false;
        when = new(new(last.From.Year, 1, 1), last.To, place + number.Length + 2 - at, false, true);
        return true;
    }

    static DateOnly Shift(DateOnly day, int sign, decimal days, decimal months) =>
        months == 0 ? Days.Away(day, sign * days) : Days.MonthsAway(day, sign * months);

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
        if (text[place..].StartsWith("天") || text[place..].StartsWith("日")) { (days, place) = (count, place + 1); return days <= Days.LongestStretch; }
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength == 0 || unit is Unit.Half) return false;
        place += unitLength;
        // 一年半
        if (place < text.Length && text[place] == '半' && unit is Unit.Year or Unit.Week) (count, place) = (count + 0.5m, place + 1);
        months = unit switch { Unit.Month => count, Unit.Quarter => 3 * count, Unit.Year => 12 * count, _ => 0 };
        days = unit == Unit.Week ? 7 * count : 30 * months;
        return days <= Days.LongestStretch;
    }
}
