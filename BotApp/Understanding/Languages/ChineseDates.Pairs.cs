namespace Dengta.BotApp.Understanding.Entities;

/// <content>Two numbers before one unit, behind what they are of: 2025年5-7月, 去年一到三季度, 上个月3到9号.</content>
static partial class ChineseDates
{
    // Months or quarters of a year.
    static bool TryPair(ReadOnlySpan<char> text, int place, int at, DateOnly today, int? year, out When when)
    {
        when = default;
        if (place >= text.Length || !char.IsAsciiDigit(text[place]) && !HanNumbers.IsNumeral(text[place])
            || !TwoNumbers(text, place, out var first, out var last, out var end)) return false;
        var months = text[end] == '月' ? 1 : text[end] == '季' ? 3 : 0;
        if (months == 0 || Days.Part(today, months, last, year) is not { } days) return false;
        end += text[end..].StartsWith("月份") || text[end..].StartsWith("季度") ? 2 : 1;
        return Part(new(days.From.AddMonths(months * (first - last)), days.To), end - at, year, out when);
    }

    // Days of a month.
    static bool TryPairOf(ReadOnlySpan<char> text, int place, int at, DayRange month, out When when)
    {
        when = default;
        return TwoNumbers(text, place, out var first, out var last, out var end) && text[end] is '号' or '日' && last <= month.To.Day
            && Span(new(month.From.AddDays(first - 1), month.From.AddDays(last - 1)), end + 1 - at, out when);
    }

    static bool TwoNumbers(ReadOnlySpan<char> text, int place, out int first, out int last, out int end)
    {
        (last, end) = (0, place);
        return DateRanges.TryEnd(text, place, out first, out end) && DateRanges.TryDash(text, place, ref end)
            && DateRanges.TryEnd(text, end, out last, out end) && first >= 1 && first < last && end < text.Length;
    }
}
