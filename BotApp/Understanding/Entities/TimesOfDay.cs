namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Times such as 9:30, 3pm, 下午3点半. Only the day of an event is kept, so that they are read to be passed over.</summary>
static class TimesOfDay
{
    /// <summary>The characters that a time takes at the place, or 0.</summary>
    public static int Length(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '.' or ',' or '$' or '¥')) return 0;
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end])) end++;
        if (end == at) return Han(text, at);
        if (end + 2 < text.Length && text[end] == ':' && char.IsAsciiDigit(text[end + 1])
            && char.IsAsciiDigit(text[end + 2])) return end + 3 - at + Half(text, end + 3);
        if (Half(text, end) is > 0 and var half) return end + half - at;
        return end < text.Length && text[end] == '点' && !IsMore(text, end + 1) ? Minutes(text, end + 1) - at : 0;
    }

    static int Half(ReadOnlySpan<char> text, int at)
    {
        var end = at < text.Length && text[at] == ' ' ? at + 1 : at;
        var isHalf = text[Math.Min(end, text.Length)..].StartsWith("am") || text[Math.Min(end, text.Length)..].StartsWith("pm");
        return isHalf && (end + 2 >= text.Length || !Letters.IsWordPart(text[end + 2])) ? end + 2 - at : 0;
    }

    // 三点, 十二点半; but 三点五万 is a number.
    static int Han(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && (HanNumbers.IsDigit(text[end]) || text[end] == '十')) end++;
        return end > at && end < text.Length && text[end] == '点' && !IsMore(text, end + 1) ? Minutes(text, end + 1) - at : 0;
    }

    static bool IsMore(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (char.IsAsciiDigit(text[at]) || (HanNumbers.IsNumeral(text[at]) && text[at] != '半')
            || text[at] is '点' or '资');

    static int Minutes(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] is '半' or '钟' or '整' or '多' ? end + 1 : end;
}
