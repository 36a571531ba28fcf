using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>
/// A year that nobody works in (9999年12月31日, 0001-01-01) or a day with a year that no calendar has (2026年2月30日).
/// Without this the rest of the message would be booked on another day than the one said.
/// </summary>
static class UnreachableDates
{
    const int FirstYear = 2000;

    const int LastYear = 2100;

    const int LongestYear = 9;

    public static Reading? Read(Message message)
    {
        var text = message.Folded.AsSpan();
        for (var at = 0; at < text.Length; at++)
            if (IsUnreachable(message, text, at))
                return Reading.Nothing;
        return message.Tokens.Index().Any(t => IsEnglish(message, t.Index)) ? Reading.Nothing : null;
    }

    static bool IsUnreachable(Message message, ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (Letters.IsWordPart(text[at - 1]) && !Letters.IsHan(text[at - 1])
            || text[at - 1] is '-' or '/' or '.' or '#')) return false;
        var isYear = TryYear(text, at, out var year, out var end);
        var unit = end;
        while (unit < text.Length && text[unit] == ' ') unit++;
        // 24年 is short for 2024年; 999年 is short for nothing.
        if (end - at > 1 && unit < text.Length && text[unit] == '年')
            return IsHan(message, text, end - at == 2 ? 2000 + year : year, unit + 1);
        if (!isYear) return IsYearLast(text, at);
        if (end >= text.Length || !char.IsAsciiDigit(text[at])) return false;
        if (text[end] is not ('-' or '/' or '.') || IsId(message, at)) return false;
        var separator = text[end++];
        return TryPart(text, ref end, separator, out var month) && TryPart(text, ref end, '\0', out var day) && IsWrong(year, month, day);
    }

    static bool IsHan(Message message, ReadOnlySpan<char> text, int year, int at)
    {
        if (!TryHanPart(text, ref at, "月", out var month))
            return year > LastYear || (year < FirstYear && Array.Exists(message.Tokens, t => t.Start == at && t.Event is not null));
        return TryHanPart(text, ref at, "日号", out var day) ? IsWrong(year, month, day) : !IsReached(year);
    }

    // 31/12/9999, 12-31-1899
    static bool IsYearLast(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        if (!TryPart(text, ref end, '/', out _) && !TryPart(text, ref end, '-', out _)) return false;
        return TryPart(text, ref end, text[end - 1], out _) && TryYear(text, end, out var year, out var stop)
            && (stop == text.Length || !Letters.IsWordPart(text[stop]) || Letters.IsHan(text[stop])) && !IsReached(year);
    }

    // "Dec 31, 9999": a number behind a day that has no year, where it can hardly be an amount.
    static bool IsEnglish(Message message, int i)
    {
        if (message.Tokens[i] is not { Kind: TokenKind.When, When: { IsDay: true, IsRelative: true } } day
            || !Letters.IsLatin(message.Text[day.Start]) && !Letters.IsLatin(message.Text[day.End - 1])) return false;
        var next = i + 1;
        if (next < message.Tokens.Length && message.Fold(message.Tokens[next]) is ",") next++;
        if (next >= message.Tokens.Length || message.Tokens[next] is not { Kind: TokenKind.Number, Length: 4, Role: NumberRole.Plain } number
            || !TryYear(message.Folded, number.Start, out var year, out _) || IsReached(year)) return false;
        var sentence = message.SentenceAt(i);
        return !Array.Exists(sentence, t => t.Event?.HasMoney() == true)
            || Array.Exists(sentence, t => t is { Kind: TokenKind.Number, Role: NumberRole.Amount });
    }

    static bool IsWrong(int year, int month, int day) => !IsReached(year) || Days.Exact(year, month, day) is null;

    static bool IsReached(int year) => year is >= FirstYear and <= LastYear;

    static bool IsId(Message message, int at)
    {
        var token = Array.FindIndex(message.Tokens, t => t.Start >= at);
        return token > 0 && (message.Tokens[token - 1].Is(Mark.IdLabel) || token > 1 && message.Tokens[token - 2].Is(Mark.IdLabel));
    }

    static bool TryYear(ReadOnlySpan<char> text, int at, out int year, out int end)
    {
        (year, end) = (0, at);
        if (at > 0 && HanNumbers.IsNumeral(text[at - 1])) return false;
        while (end < text.Length && end - at < LongestYear && DigitAt(text, end) is >= 0 and var digit) (year, end) = (year * 10 + digit, end + 1);
        return end - at == 4;
    }

    // 九九九九年 as well as 9999年.
    static int DigitAt(ReadOnlySpan<char> text, int at) => char.IsAsciiDigit(text[at]) ? text[at] - '0'
        : "〇一二三四五六七八九".IndexOf(text[at] == '零' ? '〇' : text[at]);

    /// <summary>One or two digits with the separator behind them, or with nothing that goes on.</summary>
    static bool TryPart(ReadOnlySpan<char> text, ref int at, char separator, out int value)
    {
        value = 0;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 3) value = value * 10 + (text[end++] - '0');
        if (end - at is 0 or > 2) return false;
        if (separator == '\0' ? end < text.Length && (Letters.IsWordPart(text[end]) && !Letters.IsHan(text[end]) || text[end] is '-' or '/')
            : end >= text.Length || text[end] != separator) return false;
        at = separator == '\0' ? end : end + 1;
        return true;
    }

    static bool TryHanPart(ReadOnlySpan<char> text, ref int at, ReadOnlySpan<char> units, out int value)
    {
        value = 0;
        var place = at;
        while (place < text.Length && text[place] == ' ') place++;
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number) || number.HasUnit || number.Value > 99) return false;
        place += number.Length;
        while (place < text.Length && text[place] == ' ') place++;
        if (place >= text.Length || !units.Contains(text[place])) return false;
        (value, at) = ((int)number.Value, place + 1);
        return true;
    }
}
