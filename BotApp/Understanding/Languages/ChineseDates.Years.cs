using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Years and their parts: 去年, 2025年第三季度, 上半年, 24年12月3日.</content>
static partial class ChineseDates
{
    static readonly PhraseTable<int> YearWords = PhraseTable.Of<int>(
        (0, "今年, 本年, 本年度, 今年度, 当年"),
        (-1, "去年, 上年, 上年度"),
        (-2, "前年"),
        (-3, "大前年"),
        (1, "明年, 来年"),
        (2, "后年"));

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
            if (number.Length == 2 && IsTwoDigits(text, at)) return TryShortYear(text, at, today, (int)number.Value, out when);
            if (number.Value is < 1900 or > 2100) return false;
            place += number.Length;
            year = (int)number.Value;
            // 2025Q2, 2025上半年
            if (place >= text.Length || text[place] != '年') return number.Length == 4 && TryPart(text, place, at, today, year, out when);
            place += text[place..].StartsWith("年度") ? 2 : 1;
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
            && TryPart(text, at + 3, at, today, Days.FullYear(year), out when);
    }

    // 24, 二四; 两三年 are some years.
    static bool IsTwoDigits(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(text[at]) || HanNumbers.Digit(text[at]) >= 0 && HanNumbers.Digit(text[at + 1]) >= 0 && text[at] != '两';

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
        if (TryPair(text, place, at, today, year, out when)) return true;
        if (text[Math.Min(place, text.Length)..].StartsWith("元月")) return InMonth(text, place + (text[place..].StartsWith("元月份") ? 3 : 2), at, today, 1, year, out when);
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

    static bool HalfOf(DateOnly today, int number, int? year, int length, out When when) =>
        Part(Days.Part(today, 6, number, year), length, year, out when);
}
