namespace Dengta.BotApp.Understanding.Entities;

/// <content>Months and the days in them: 9月3号, 20日, 月底, 上旬.</content>
static partial class ChineseDates
{
    static bool InMonth(ReadOnlySpan<char> text, int place, int at, DateOnly today, int month, int? year, out When when)
    {
        when = default;
        if (Days.Part(today, 1, month, year) is not { } days) return false;
        if (DayNumber(text, place, out var day, out var end) || BareDay(text, place, out day, out end))
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
        if (TryPairOf(text, here, at, month, out when)) return true;
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

    // 9月3 with nothing behind it that it could count.
    static bool BareDay(ReadOnlySpan<char> text, int place, out int day, out int end)
    {
        (day, end) = (0, place);
        if (place >= text.Length || !Numbers.TryReadWhole(text, place, out var number) || number.HasUnit || number.Value is < 1 or > 31
            || number.Value != decimal.Truncate(number.Value)) return false;
        (day, end) = ((int)number.Value, place + number.Length);
        return end >= text.Length || text[end] is ',' or '。' or '、' or ';' or '!' or '?';
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
}
