using System.Buffers;
using System.Globalization;
using System.Text;
using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding;

/// <summary>Makes the text plain: no invisible characters, no markup, half width, one kind of space, no leading mention.</summary>
static class Cleaning
{
    const int LongestTag = 200;

    static readonly SearchValues<char> MarkupStarts = SearchValues.Create("<*`~#>_&＜＊｀～＃＞＿＆");

    public static string Clean(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text) Append(plain, c);
        if (text.AsSpan().IndexOfAny(MarkupStarts) >= 0) DropMarkup(plain);
        plain.Replace(" w/ ", " with ");
        DropMention(plain);
        ReplaceAt(plain);
        DropHesitation(plain);
        return JoinSpacedOut(plain).TrimEnd();
    }

    /// <summary>The same text for looking words up: lower case and simplified, character for character.</summary>
    public static string Fold(string clean) => string.Create(clean.Length, clean, static (folded, text) =>
    {
        for (var i = 0; i < text.Length; i++) folded[i] = Traditional.Simplify(char.ToLowerInvariant(text[i]));
    });

    static void Append(StringBuilder plain, char c)
    {
        if (char.IsAscii(c) && !char.IsControl(c)) plain.Append(c);
        else if (c is '\n' or '\t' or '\u3000' or '\u00a0') plain.Append(c == '\n' ? c : ' ');
        else if (c is >= '\uff01' and <= '\uff5e') plain.Append((char)(c - 0xfee0));
        else if (c is '￥') plain.Append('¥');
        else if (char.IsSurrogate(c)) plain.Append(' ');
        else if (IsVisible(c)) plain.Append(c);
    }

    static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse);

    static void DropMarkup(StringBuilder text)
    {
        var source = text.ToString();
        text.Clear();
        for (var i = 0; i < source.Length; i++)
        {
            var tag = TagLength(source, i);
            if (tag > 0) i += tag - 1;
            else if (!IsMark(source, i)) text.Append(source[i]);
        }
        text.Replace("&nbsp;", " ").Replace("&amp;", "&");
    }

    static int TagLength(string text, int at)
    {
        if (text[at] != '<' || at + 2 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/')) return 0;
        var end = text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at));
        if (end < 0) return 0;
        // What a channel marks as a mention is not part of the message.
        var isMention = text.AsSpan(at).StartsWith("<at", StringComparison.OrdinalIgnoreCase);
        var close = isMention ? text.IndexOf("</at>", end, StringComparison.OrdinalIgnoreCase) : -1;
        return (close < 0 ? end + 1 : close + 5) - at;
    }

    static bool IsMark(string text, int i) => text[i] switch
    {
        '~' => i > 0 && text[i - 1] == '~' || i + 1 < text.Length && text[i + 1] == '~',
        '*' or '`' => !(i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])),
        '#' => i == 0 || text[i - 1] is '\n' or '#',
        '>' => i == 0 || text[i - 1] == '\n',
        '_' => i == 0 || i + 1 == text.Length || text[i - 1] is ' ' or '_' || text[i + 1] is ' ' or '_',
        _ => false,
    };

    static void DropMention(StringBuilder text)
    {
        var start = 0;
        while (start < text.Length && text[start] is ' ' or '\n') start++;
        while (start < text.Length && text[start] == '@')
        {
            while (start < text.Length && text[start] is not (' ' or '\n' or ',' or ':' or '，' or '：')) start++;
            while (start < text.Length && text[start] is ' ' or '\n' or ',' or ':' or '，' or '：') start++;
        }
        if (start < text.Length) text.Remove(0, start);
    }

    // 拜访@宁波银行: as people point at somebody in other chats.
    static void ReplaceAt(StringBuilder text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
            if (text[i] == '@' && Letters.IsHan(text[i + 1]) && !char.IsAsciiLetterOrDigit(text[i - 1]))
                text[i] = ' ';
    }

    // "嗯，…", "um, …": said while thinking, where something follows.
    static void DropHesitation(StringBuilder text)
    {
        if (text.Length == 0 || !"嗯呃额那uUeEhH".Contains(text[0])) return;
        var head = text.ToString(0, Math.Min(text.Length, 8)).ToLowerInvariant();
        foreach (var sound in (ReadOnlySpan<string>)["嗯", "呃", "额", "那个", "um", "uh", "er", "erm", "hmm"])
        {
            if (!head.StartsWith(sound, StringComparison.Ordinal)) continue;
            var end = sound.Length;
            while (end < text.Length && text[end] is ',' or '，' or '.' or '…' or '。' or ' ') end++;
            if (end > sound.Length && end < text.Length) text.Remove(0, end);
            return;
        }
    }

    /// <summary>A space between single Chinese characters ("拜 访 了") means nothing; one between words may end a name.</summary>
    static string JoinSpacedOut(StringBuilder text)
    {
        for (var i = text.Length - 2; i > 0; i--)
            if (text[i] == ' ' && IsSingle(text, i - 1, -1) && IsSingle(text, i + 1, 1))
                text[i] = '\u0001';
        return text.Replace("\u0001", "").ToString();
    }

    // A lone character is one whose far neighbour is a space, the edge, or a space already taken out.
    static bool IsSingle(StringBuilder text, int i, int away)
    {
        if (!Letters.IsHan(text[i]) && !char.IsAsciiDigit(text[i])) return false;
        var far = i + away;
        return far < 0 || far >= text.Length || text[far] is ' ' or '\u0001' || !Letters.IsWordPart(text[far])
            && !Letters.IsHan(text[far]);
    }
}
