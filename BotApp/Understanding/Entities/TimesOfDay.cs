namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Times such as 9:30, 3pm, 下午3点半, 三点一刻. Of an event only the day is kept; a reminder keeps the time too.</summary>
static class TimesOfDay
{
    /// <summary>The characters that a time takes at the place, or 0.</summary>
    public static int Length(ReadOnlySpan<char> text, int at) => TryRead(text, at, out var length, out _) ? length : 0;

    /// <summary>The time at the place of a folded text; a half of the day said before it (下午, 晚上) counts.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out int length, out TimeOnly time)
    {
        (length, time) = (0, default);
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '$' or '¥'
            || text[at - 1] is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]))) return false;
        if (!TryHour(text, at, out var hour, out var end) || end >= text.Length) return false;
        var minute = 0;
        if (text[end] == ':' && TwoDigits(text, end + 1) is >= 0 and < 60 and var minutes) (minute, end) = (minutes, end + 3);
        else if (text[end] == '点' && !IsMore(text, end + 1)) Minutes(text, ref end, ref minute);
        else if (Half(text, end) == 0) return false;
        var half = Half(text, end);
        var isAfternoon = half > 0 ? text[end + half - 2] == 'p' : IsAfterNoon(text[..at]);
        if (isAfternoon ? hour < 12 : half > 0 && hour == 12) hour = (hour + 12) % 24;
        (length, time) = (end + half - at, new(hour % 24, minute));
        return true;
    }

    static bool TryHour(ReadOnlySpan<char> text, int at, out int hour, out int end)
    {
        (hour, end) = (0, at);
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end])) hour = hour * 10 + (text[end++] - '0');
        if (end > at) return hour <= 24;
        while (end < text.Length && end - at < 3 && (HanNumbers.IsDigit(text[end]) || text[end] is '十' or '零' or '〇')) end++;
        if (end == at || end >= text.Length || text[end] != '点') return false;
        hour = HanNumbers.TryRead(text[..end], at, out var number) ? (int)number.Value : text[at] is '零' or '〇' ? 0 : 99;
        return hour <= 24;
    }

    static int TwoDigits(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
            && !(at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;

    static int Half(ReadOnlySpan<char> text, int at)
    {
        var end = at < text.Length && text[at] == ' ' ? at + 1 : at;
        var isHalf = text[Math.Min(end, text.Length)..].StartsWith("am") || text[Math.Min(end, text.Length)..].StartsWith("pm");
        return isHalf && (end + 2 >= text.Length || !Letters.IsWordPart(text[end + 2])) ? end + 2 - at : 0;
    }

    static bool IsAfterNoon(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        foreach (var word in (ReadOnlySpan<string>)["下午", "晚上", "晚", "傍晚", "午后", "夜里", "今夜", "昨夜"])
            if (before.EndsWith(word))
                return true;
        return false;
    }

    // 三点五万 is a number, 三点二十 and 三点一刻 are times.
    static bool IsMore(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is '半' || text[at..].StartsWith("一刻") || text[at..].StartsWith("三刻")) return false;
        if (text[at] is '点' or '资') return true;
        return (char.IsAsciiDigit(text[at]) || HanNumbers.IsNumeral(text[at])) && MinuteLength(text, at, out _) == 0;
    }

    static void Minutes(ReadOnlySpan<char> text, ref int end, ref int minute)
    {
        end++;
        if (end >= text.Length) return;
        var isQuarter = text[end..].StartsWith("一刻") || text[end..].StartsWith("三刻");
        if (isQuarter) (minute, end) = (text[end] == '一' ? 15 : 45, end + 2);
        else if (MinuteLength(text, end, out var said) is > 0 and var length) (minute, end) = (said, end + length);
        else if (text[end] is '半') (minute, end) = (30, end + 1);
        else if (text[end] is '钟' or '整' or '多') end++;
    }

    // 20分, 05, 二十, 二十五分: two digits, a numeral with 十, or anything before 分.
    static int MinuteLength(ReadOnlySpan<char> text, int at, out int minute)
    {
        minute = TwoDigits(text, at);
        var end = minute >= 0 ? at + 2 : at;
        if (minute < 0 && HanNumbers.IsNumeral(text[at]) && HanNumbers.TryRead(text, at, out var number) && number is { HasUnit: false, Value: < 60 }
            && number.Value == decimal.Truncate(number.Value))
            (minute, end) = ((int)number.Value, at + number.Length);
        if (minute is < 0 or > 59) return 0;
        if (end < text.Length && text[end] == '分') return end + 1 - at;
        var isClear = end - at >= 2 && (char.IsAsciiDigit(text[at]) || text[at..end].Contains('十')) && (end >= text.Length || !"万亿千百%元块个家单.".Contains(text[end]));
        return isClear ? end - at : 0;
    }
}
