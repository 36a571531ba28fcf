namespace Dengta.BotApp.Understanding;

/// <summary>Which characters are of one kind.</summary>
static class Letters
{
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or '〇';

    /// <summary>A letter of an alphabet: everything that is a letter and not a Chinese character.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || (c > '\u007f' && char.IsLetter(c) && !IsHan(c));

    public static bool IsWordPart(char c) => IsLatin(c) || char.IsAsciiDigit(c);

    /// <summary>The end of the word at the place: letters and digits, with <c>- ' &amp; . _ +</c> only between them.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (IsWordPart(text[end]) || IsInside(text, end, at))) end++;
        return end;
    }

    static bool IsInside(ReadOnlySpan<char> text, int i, int start) =>
        text[i] is '-' or '\'' or '’' or '&' or '.' or '_' && i > start && i + 1 < text.Length
        && IsWordPart(text[i - 1]) && IsWordPart(text[i + 1]) && (text[i] != '.' || !IsSentence(text, i));

    // "Acme.Will" is two sentences; "monday.com" and "J.D." are words.
    static bool IsSentence(ReadOnlySpan<char> text, int dot) =>
        char.IsAsciiLetterUpper(text[dot + 1]) && !char.IsAsciiLetterUpper(text[dot - 1]);
}
