using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Periods told from today, and the days in them: 上个月15号, 本季度, 月底, 今年以来.</content>
static partial class ChineseDates
{
    // 上, 这, 下 before a week, month, quarter or year.
    static readonly PhraseTable<int> Steps = PhraseTable.Of<int>(
        (-3, "上上上"),
        (-2, "上上个, 上上"),
        (-1, "上个, 上一个, 上一, 上"),
        (0, "这个, 这一, 这, 本, 当, 这一个"),
        (1, "下个, 下一个, 下一, 下"),
        (2, "下下个, 下下"));

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
        if (unit == Unit.Week && TryWeekdayOf(text, place, at, today, away, out when)) return true;
        if (unit == Unit.Week && text[place..].StartsWith("末")) return Span(Weekend(Days.Week(today, away)), place + 1 - at, out when);
        if (unit == Unit.Half && step == 1 && text[at] is '上' or '下') return HalfOf(today, text[at] == '上' ? 1
            : 2, null, place - at, out when);
        if (unit == Unit.Month && TryDayOf(text, place, Days.Month(today, away), at, out when)) return true;
        if (unit is Unit.Quarter or Unit.Year && place < text.Length)
        {
            if (text[place] is '底' or '末') return End(Of(unit, today, away), place + 1 - at, out when);
            if (text[place] == '初') return Day(Of(unit, today, away).From, place + 1 - at, out when);
        }
        return Span(Of(unit, today, away), place - at, out when);
    }

    // 上周五, 上周的周五, 这周星期六
    static bool TryWeekdayOf(ReadOnlySpan<char> text, int place, int at, DateOnly today, int away, out When when)
    {
        var inner = place < text.Length && text[place] == '的' ? place + 1 : place;
        var again = Units.Find(text, inner, out var unit);
        if (again > 0 && unit == Unit.Week) place = inner + again;
        when = default;
        return IsWeekdayAt(text, place, out var weekday) && Day(Days.Weekday(today, weekday, away), place + 1 - at, out when);
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

    // 今年以来, 年初至今, 本月到现在
    static void UpToToday(ReadOnlySpan<char> text, int at, DateOnly today, ref When when)
    {
        var place = at + when.Length;
        foreach (var word in (ReadOnlySpan<string>)["以来", "至今", "到今天", "到现在", "到目前", "截至今天", "截止今天", "到今"])
        {
            if (place >= text.Length || !text[place..].StartsWith(word)) continue;
            // 去年10月到今年2月
            if (word == "到今" && place + 2 < text.Length && text[place + 2] is '年' or '日' or '晚' or '早') return;
            when = new(when.From, today, when.Length + word.Length, false);
            return;
        }
    }
}
