using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Names in Chinese characters: 华为张总 is the company 华为 and the person 张总; 美的 keeps its 的.</summary>
static class HanNames
{
    const int LongestName = 20;

    /// <summary>Characters that hold a sentence together; no name is caught between them by chance.</summary>
    const string Functional = "了过着的地给把被没不未也又还再就才跟及是我他她你您从去到见签报收付打请约帮让共很最真挺";

    /// <summary>Whether the letters at the place run on into Chinese characters: TCL电子.</summary>
    public static bool Continues(Message message, int at, int to) =>
        message.Text.AsSpan(message.Tokens[at].Start, message.Tokens[at].Length).ContainsAnyInRange('\u3400', '\u9fff')
        || (at + 1 < to && message.Tokens[at + 1] is { Space: false } next && (next.Kind == TokenKind.Han
            || next.Is(Mark.Title) && Letters.IsHan(message.Text[next.Start])));

    public static bool TryRead(Message message, int at, int from, int to, bool isContact, out Party name)
    {
        name = null!;
        var end = Stretch(message, at, from, to, out var title);
        if (end == at) return false;
        var start = message.Tokens[at].Start;
        var stop = message.Tokens[end - 1].End;
        if (stop - start is 1 or > LongestName || IsMerePlace(message, start, stop)) return false;
        if (IsCounted(message, at, from) || IsPredicate(message, at, start, stop)) return false;
        var isKnown = end == at + 1 && message.Tokens[at].Is(Mark.Name);
        name = (isKnown ? new Party(message.Text[start..stop], [], 0, 0) : HanParties.Split(message, start, stop, title, isContact)) with
        {
            From = at,
            To = end,
        };
        return true;
    }

    // 去医院, 去银行取, 跑了趟苏州: a kind of place or a city by itself is nobody's name.
    static bool IsMerePlace(Message message, int start, int stop)
    {
        if (Cities.Contains(message.Folded.AsSpan(start, stop - start))) return true;
        var ending = FirmEndings.Length(message.Folded.AsSpan(start, stop - start));
        return ending > 0 && stop - start <= ending + 1;
    }

    // 挺难的, 真累的: an adjective behind its degree, where 美的 would be a firm.
    static bool IsPredicate(Message message, int at, int start, int stop) =>
        stop - start == 2 && message.Folded[start + 1] == '的' && at > 0 && message.Tokens[at - 1] is { Space: false, Kind: TokenKind.Word } degree
        && message.Fold(degree) is "挺" or "很" or "真" or "太" or "最" or "非常" or "比较" or "特别" or "够" or "蛮";

    // 走访12家药店: what is counted is a kind of customer, where the count is more than one.
    static bool IsCounted(Message message, int at, int from) => at >= from + 2 && message.Tokens[at - 1].Is(Mark.Measure)
        && message.Fold(message.Tokens[at - 1]) is "家" or "个" or "户" && message.Tokens[at - 2] is { Kind: TokenKind.Number, Role: NumberRole.Count, Value: > 1 };

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
            if (IsDepartment(message, end, to)) break;
            if (token.Is(Mark.Title) && EndsInSurname(message, tokens[at].Start, token.Start) && FirmEnding(message, token.End) == 0)
            {
                title = token.Length;
                return end + 1;
            }
            if (FirmEnding(message, token.Start) is > 0 and var ending)
            {
                while (end < to && tokens[end].Start < token.Start + ending) end++;
                continue;
            }
            if (!Goes(message, end, to, length) || IsDeedOfPerson(message, at, end)) break;
            end++;
        }
        return end;
    }

    // 大全采购王经理, 大全技术李工: a title before a person with a title tells where they work.
    static bool IsDepartment(Message message, int i, int to) =>
        message.Tokens[i] is { Length: > 1 } token && token.Is(Mark.Title) && IsPersonWithTitle(message, i + 1, to);

    static bool IsPersonWithTitle(Message message, int i, int to) => i + 1 < to
        && message.Tokens[i] is { Length: 1, Space: false } surname && GivenNames.IsSurname(message.Folded[surname.Start])
        && message.Tokens[i + 1] is { Space: false } title && title.Is(Mark.Title);

    // 小王做标书: what a person does is no part of the name.
    static bool IsDeedOfPerson(Message message, int at, int i) => message.Tokens[i].Is(Mark.Note)
        && GivenNames.IsChinesePerson(message.Folded.AsSpan(message.Tokens[at].Start, message.Tokens[i].Start - message.Tokens[at].Start));

    /// <summary>科技, 时代, 技术: words by themselves, but at the end of a firm's name a part of it.</summary>
    static int FirmEnding(Message message, int at)
    {
        if (at >= message.Folded.Length) return 0;
        if (FirmEndings.Length(message.Folded.AsSpan(at)) is > 0 and var here) return here;
        return at > 0 && FirmEndings.Length(message.Folded.AsSpan(at - 1)) is > 0 and var behind ? behind - 1 : 0;
    }

    /// <summary>Whether a firm's ending (民宿, 科技) comes within a few characters.</summary>
    public static bool EndsSoon(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Math.Min(5, text.Length); i++)
            if (FirmEndings.Length(text[i..]) > 0)
                return true;
        return false;
    }

    static bool StartsName(Message message, int at, int from, int to)
    {
        var token = message.Tokens[at];
        if (token.IsName) return true;
        if (token is { Kind: TokenKind.Word, Word.Marks: Mark.None, Length: > 1 } && FirmEnding(message, token.End) > 0) return true;
        if (token.Kind != TokenKind.Word || token.Length != 1 || at + 1 >= to
            || message.Tokens[at + 1] is not { Space: false } next) return false;
        if (StartsPerson(message, token, next)) return true;
        var isBeforeHan = next.Kind == TokenKind.Han || (next is { Length: 1, Kind: TokenKind.Word } && at + 2 < to
            && message.Tokens[at + 2] is { Kind: TokenKind.Han, Space: false } && !Functional.Contains(message.Folded[next.Start]));
        if (!isBeforeHan && !(next is { Length: 1 } && next.Is(Mark.Goods)
            && "小大中上新老海".Contains(message.Folded[token.Start]))) return false;
        // 刚和贝瑞基因开完会
        if (message.Folded[token.Start] == '刚' && next.Is(Mark.Preposition)) return false;
        if (!IsNamePlace(message, at, from) || "完好成起掉含".Contains(message.Folded[token.Start])
            || Functional.Contains(message.Folded[token.Start])) return false;
        return !"和同与会能要为于在对向将等陪".Contains(message.Folded[token.Start]) || at > from
            && (message.Tokens[at - 1].Event is not null || message.Tokens[at - 1].Is(Mark.Particle)
            || message.Tokens[at - 1] is { Length: > 1 } lead && lead.Is(Mark.Preposition));
    }

    // 张总, 周经理, 小王: what is also a measure word or an adjective is here a surname.
    static bool StartsPerson(Message message, Token token, Token next)
    {
        var c = message.Folded[token.Start];
        // 和老板一起去了: with the boss, and nobody called 和.
        if (GivenNames.IsSurname(c) && next.Is(Mark.Title) && !next.Is(Mark.Event) && !(token.Is(Mark.Preposition) && next.Is(Mark.Other) && next.Length > 1)) return true;
        if (c is '小' or '老' && next is { Length: 1 } && GivenNames.IsCommonSurname(message.Folded[next.Start])) return true;
        if (next.Kind != TokenKind.Han) return false;
        var rest = message.Folded.AsSpan(token.Start, Math.Min(next.Length, 2) + 1);
        return GivenNames.IsChinesePerson(rest) || GivenNames.IsChinesePerson(rest[..2]);
    }

    // 拜访了和而泰: a little word right behind the verb begins a name.
    static bool IsNamePlace(Message message, int at, int from) =>
        at == from || message.Tokens[at - 1] is var before
            && (before.Event is not null || before.Is(Mark.Particle | Mark.Preposition | Mark.And | Mark.CustomerLabel | Mark.Generic)
            || before.Is(Mark.Change) || message.Fold(before) is "是" or "不是" || message.Tokens[at].Space || before.Kind is TokenKind.Comma or TokenKind.ListComma or TokenKind.When or TokenKind.Stop);

    static bool EndsInSurname(Message message, int start, int stop)
    {
        var stretch = message.Folded.AsSpan(start, stop - start);
        return HanParties.PersonLength(stretch) > 0;
    }

    static bool Goes(Message message, int i, int to, int length)
    {
        var token = message.Tokens[i];
        if (token.Kind is TokenKind.Han or TokenKind.Latin) return true;
        if (token.Word.Is(Mark.Name)) return true;
        if (token.Kind != TokenKind.Word) return false;
        if (message.Fold(token) is "公司" or "企业" or "单位" or "同城") return true;
        if (token.Length > 1) return length == 1 && token.Is(Mark.Title);
        var c = message.Folded[token.Start];
        if (c == '的') return length == 1 && !IsPerson(message, i);
        if (Functional.Contains(c)) return false;
        if (length == 1 && !"在对向要".Contains(c)) return true;
        if (c == message.Folded[token.Start - 1] || token.Is(Mark.Goods) || EndsName(message, i, to, c)) return true;
        if ("和与在对向要".Contains(c)) return false;
        if (GivenNames.IsSurname(c) && i + 1 < to && message.Tokens[i + 1] is { Space: false } title && title.Is(Mark.Title)) return true;
        var next = i + 1 < to ? message.Tokens[i + 1] : default;
        return (token.Word.Soft || !token.Is(Mark.Event | Mark.Negation | Mark.Planned | Mark.HowMany | Mark.Asked)) && i + 1 < to
            && next is { Kind: TokenKind.Han, Space: false } || (token.Is(Mark.Title) && !IsFollowedByEvent(next));
    }

    // 京东方, 天合光能的, 三和: these end a name where nothing follows that they could lead to.
    static bool EndsName(Message message, int i, int to, char c)
    {
        if (!"方大中新外本和来同元多上能会海通家所行局店厂拉".Contains(c)) return false;
        if (c == '家' && GivenNames.IsChinesePerson(message.Fold(message.Tokens[i - 1]))) return false;
        if (i + 1 >= to) return true;
        var next = message.Tokens[i + 1];
        if (IsPersonWithTitle(message, i + 1, to) || c is '方' or '新' && next.Is(Mark.And)) return true;
        return next.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.ListComma or TokenKind.Number || next.Space
            || message.Folded[next.Start] == '的' || (next.Event is not null && !"能会".Contains(c));
    }

    // 王的 is no name.
    static bool IsPerson(Message message, int i) => i + 1 < message.Tokens.Length && message.Tokens[i + 1].Kind == TokenKind.Word
        && message.Tokens[i + 1].Is(Mark.Event) is false && message.Tokens[i + 1].Is(Mark.Generic);

    static bool IsFollowedByEvent(in Token next) => next.Event is not null;
}
