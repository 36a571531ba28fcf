using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Names in Chinese characters: 华为张总 is the company 华为 and the person 张总; 美的 keeps its 的.</summary>
static class HanNames
{
    const int LongestName = 20;

    /// <summary>Whether the letters at the place run on into Chinese characters: TCL电子.</summary>
    public static bool Continues(Message message, int at, int to) =>
        message.Text.AsSpan(message.Tokens[at].Start, message.Tokens[at].Length).ContainsAnyInRange('\u3400', '\u9fff')
        || (at + 1 < to && message.Tokens[at + 1] is { Space: false } next && next.Kind == TokenKind.Han);

    public static bool TryRead(Message message, int at, int from, int to, bool isContact, out Party name)
    {
        name = null!;
        var end = Stretch(message, at, from, to, out var title);
        if (end == at) return false;
        var start = message.Tokens[at].Start;
        var stop = message.Tokens[end - 1].End;
        if (stop - start > LongestName) return false;
        name = Split(message, start, stop, title, isContact) with { From = at, To = end };
        return true;
    }

    /// <summary>How far a name reaches from here: unknown characters and what is caught between them; a title ends it.</summary>
    static int Stretch(Message message, int at, int from, int to, out int title)
    {
        title = 0;
        var tokens = message.Tokens;
        var end = at;
        if (!StartsName(message, at, from, to)) return at;
        end++;
        while (end < to && !tokens[end].Space)
        {
            var token = tokens[end];
            var length = tokens[end - 1].End - tokens[at].Start;
            if (token.Is(Mark.Title) && EndsInSurname(message, tokens[at].Start, token.Start))
            {
                title = token.Length;
                return end + 1;
            }
            if (FirmEnding(message, token.Start) is > 0 and var ending)
            {
                while (end < to && tokens[end].Start < token.Start + ending) end++;
                continue;
            }
            if (!Goes(message, end, to, length)) break;
            end++;
        }
        return end;
    }

    /// <summary>科技, 时代, 技术: words by themselves, but at the end of a firm's name a part of it.</summary>
    static int FirmEnding(Message message, int at)
    {
        foreach (var ending in Chinese.FirmEndings)
            if (message.Folded.AsSpan(at).StartsWith(ending))
                return ending.Length;
        return 0;
    }

    static bool StartsName(Message message, int at, int from, int to)
    {
        var token = message.Tokens[at];
        if (token.IsName) return true;
        if (token.Kind != TokenKind.Word || token.Length != 1 || at + 1 >= to || message.Tokens[at + 1] is not { Space: false } next) return false;
        if (StartsPerson(message, token, next)) return true;
        if (next.Kind != TokenKind.Han && !(token.Word.Soft && next is { Length: 1 } && next.Is(Mark.Goods) && "小大中上新老海".Contains(message.Folded[token.Start]))) return false;
        return token.Word.Soft && IsNamePlace(message, at, from) && "和同来有得会中上大小好新老用对向内外前方个家多本与为最太高发通".Contains(message.Folded[token.Start]);
    }

    // 张总, 周经理, 小王: what is also a measure word or an adjective is here a surname.
    static bool StartsPerson(Message message, Token token, Token next)
    {
        var c = message.Folded[token.Start];
        if (GivenNames.IsSurname(c) && next.Is(Mark.Title) && !next.Is(Mark.Event)) return true;
        if (next.Kind != TokenKind.Han) return false;
        var rest = message.Folded.AsSpan(token.Start, Math.Min(next.Length, 2) + 1);
        return GivenNames.IsChinesePerson(rest) || GivenNames.IsChinesePerson(rest[..2]);
    }

    // 拜访了和而泰: a little word right behind the verb begins a name.
    static bool IsNamePlace(Message message, int at, int from) =>
        at == from || message.Tokens[at - 1] is var before && (before.Event is not null || before.Is(Mark.Particle | Mark.Preposition | Mark.And | Mark.CustomerLabel) || before.Kind is TokenKind.Comma or TokenKind.ListComma or TokenKind.When);

    static bool EndsInSurname(Message message, int start, int stop)
    {
        var stretch = message.Folded.AsSpan(start, stop - start);
        return PersonLength(stretch) > 0;
    }

    static bool Goes(Message message, int i, int to, int length)
    {
        var token = message.Tokens[i];
        if (token.Kind is TokenKind.Han or TokenKind.Latin) return true;
        if (token.Word.Is(Mark.Name)) return length == 1;
        if (token.Kind != TokenKind.Word) return false;
        if (message.Fold(token) is "公司" or "企业" or "单位" or "同城") return true;
        if (token.Length > 1) return false;
        var c = message.Folded[token.Start];
        if (c == '的') return length == 1 && !IsPerson(message, i);
        if ("了过着给把被没不要也又还再就才和与跟及对是我他她你您在从向".Contains(c, StringComparison.Ordinal)) return false;
        if (length == 1 && token.Word.Soft) return true;
        if (token.Is(Mark.Goods)) return true;
        if (GivenNames.IsSurname(c) && i + 1 < to && message.Tokens[i + 1] is { Space: false } title && title.Is(Mark.Title)) return true;
        var next = i + 1 < to ? message.Tokens[i + 1] : default;
        return (token.Word.Soft || token.Is(Mark.Title)) && i + 1 < to && next is { Kind: TokenKind.Han, Space: false } || (token.Is(Mark.Title) && !IsFollowedByEvent(next));
    }

    // 王的 is no name.
    static bool IsPerson(Message message, int i) => i + 1 < message.Tokens.Length && message.Tokens[i + 1].Kind == TokenKind.Word && message.Tokens[i + 1].Is(Mark.Event) is false && message.Tokens[i + 1].Is(Mark.Generic);

    static bool IsFollowedByEvent(in Token next) => next.Event is not null;

    static Party Split(Message message, int start, int stop, int title, bool isContact)
    {
        var whole = message.Text[start..stop];
        var folded = message.Folded.AsSpan(start, stop - start);
        if (title > 0)
        {
            var person = PersonLength(folded[..^title]) + title;
            return Of(TrimOf(whole[..^person]), whole[^person..], true);
        }
        if (isContact || GivenNames.IsChinesePerson(folded)) return Of("", whole, false);
        if (PersonAfterFirm(folded) is > 0 and var length) return Of(whole[..^length], whole[^length..], false);
        return Of(TrimOf(whole), null, false);
    }

    static Party Of(string company, string? person, bool hasTitle) => new(company.Length == 0 ? null : company, person is null ? [] : [person], 0, 0) { HasTitle = hasTitle };

    static string TrimOf(string company) => company.Length > 2 && company[^1] == '的' ? company[..^1] : company;

    /// <summary>How many of the last characters are the surname (or the whole name) that a title follows; 0 when none.</summary>
    static int PersonLength(ReadOnlySpan<char> stretch)
    {
        var n = stretch.Length;
        if (n >= 2 && GivenNames.IsDoubleSurname(stretch[^2..])) return 2;
        if (n >= 2 && stretch[^2] is '小' or '老' && GivenNames.IsSurname(stretch[^1])) return 2;
        if (n == 3 && GivenNames.IsChinesePerson(stretch)) return 3;
        if (n >= 1 && GivenNames.IsCommonSurname(stretch[^1]) && n != 2) return 1;
        if (n == 2 && GivenNames.IsCommonSurname(stretch[0])) return 2;
        if (n >= 2 && n != 3 && GivenNames.IsCommonSurname(stretch[^2])) return 2;
        if (n == 3 && GivenNames.IsCommonSurname(stretch[0])) return 3;
        if (n >= 5 && GivenNames.IsCommonSurname(stretch[^3])) return 3;
        return n >= 1 && GivenNames.IsSurname(stretch[^1]) ? 1 : 0;
    }

    // 蓝海科技王芳: a person follows a company that ends like one.
    static int PersonAfterFirm(ReadOnlySpan<char> name)
    {
        for (var length = 3; length >= 2; length--)
            if (name.Length >= length + 3 && GivenNames.IsChinesePerson(name[^length..]) && IsFirm(name[..^length]))
                return length;
        return 0;
    }

    public static bool IsFirm(ReadOnlySpan<char> name)
    {
        foreach (var ending in Chinese.FirmEndings)
            if (name.EndsWith(ending))
                return true;
        return false;
    }
}
