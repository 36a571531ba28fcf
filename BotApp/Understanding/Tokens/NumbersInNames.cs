using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Tokens;

/// <summary>Digits, number words and days that belong to a name.</summary>
static class NumbersInNames
{
    /// <summary>58同城, 三一重工, 1号店, 今日头条: digits or a day that run on into unknown characters.</summary>
    public static bool IsPart(List<Token> tokens, int i, List<Token> before, string text)
    {
        if (tokens[i].Kind == TokenKind.Number && IsLastOfName(tokens[i], i + 1 < tokens.Count ? tokens[i + 1]
            : null, before, text)) return true;
        if (i + 1 >= tokens.Count) return tokens[i].Kind == TokenKind.Number && IsShortFirm(tokens[i], before, text);
        var (token, next) = (tokens[i], tokens[i + 1]);
        if (token.Kind == TokenKind.When && IsLatinNamePart(token, next, before, text)) return true;
        if (token.Kind == TokenKind.When && IsLabelled(token, next, before, text)) return true;
        if (token.Kind == TokenKind.Number && (IsPersonOfNumbers(token, before, text) || IsShortFirm(token, before, text))) return true;
        if (next.Space || next.Start != token.End || !(next.Kind == TokenKind.Han || IsLittleWordInName(tokens, i))) return false;
        if (token.Kind == TokenKind.Number) return token.Role == NumberRole.Plain && token.Currency is null
            && !IsAfterAmountWord(before, text);
        // A day stands before the verb; after it, it begins a name.
        return before.Count > 0 && !token.Space && IsDayLike(text.AsSpan(token.Start, token.Length))
            && (before[^1].Event is not null || before[^1].Is(Mark.Particle | Mark.Preposition | Mark.And));
    }

    // "visited Sunday Riley", "Blue Monday Records": a day with a capital between a verb or a name and a name.
    static bool IsLatinNamePart(Token token, Token next, List<Token> before, string text) => char.IsAsciiLetterUpper(text[token.Start])
        && token.Length > 3 && !text.AsSpan(token.Start, token.Length).Contains(' ') && text.AsSpan(token.Start, token.Length).IndexOfAnyExceptInRange('A', 'z') < 0
        && next is { Kind: TokenKind.Latin or TokenKind.Word, Space: true, Event: null } && char.IsAsciiLetterUpper(text[next.Start])
        && before.Count > 0
        && (before[^1].Event is not null || text.AsSpan(before[^1].Start, before[^1].Length) is "at" or "with" or "from"
            || before[^1].Kind == TokenKind.Latin && char.IsAsciiLetterUpper(text[before[^1].Start]));

    // 客户：今日茶饮, 拜访：明天幼教: behind a label a day begins a firm's name.
    static bool IsLabelled(Token token, Token next, List<Token> before, string text) => next is { Kind: TokenKind.Han, Space: false }
        && before.Count > 1 && before[^1].Kind == TokenKind.Comma && text[before[^1].Start] == ':'
        && (before[^2].Is(Mark.CustomerLabel) || before[^2].Event is not null && !before[^2].Is(Mark.Bare) && HanNames.EndsSoon(text.AsSpan(next.Start)))
        && IsDayLike(text.AsSpan(token.Start, token.Length));

    // 58同城, 三中控股: one little word, then unknown characters.
    static bool IsLittleWordInName(List<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Number && tokens[i].Role == NumberRole.Plain && i + 2 < tokens.Count
            && tokens[i + 1] is { Length: 1, Word.Soft: true } && !tokens[i + 1].Is(Mark.Measure | Mark.Star | Mark.Duration)
        && tokens[i + 2] is { Kind: TokenKind.Han, Space: false };

    // 李四, 王五
    static bool IsPersonOfNumbers(Token token, List<Token> before, string text) =>
        token is { Length: 1, Space: false, Role: NumberRole.Plain } && before.Count > 0 && before[^1] is { Length: 1 }
            && GivenNames.IsCommonSurname(text[before[^1].Start]) && text[token.Start] is '三' or '四' or '五' or '六' or '七';

    // 统一: a numeral that counts nothing ends the name before it.
    static bool IsLastOfName(Token token, Token? next, List<Token> before, string text) =>
        token is { Length: 1, Space: false } && (token.Role == NumberRole.Plain
            || (token.Value == 1 && next is { } generic && generic.Is(Mark.Generic) && !generic.Is(Mark.Measure)))
            && Letters.IsHan(text[token.Start]) && before.Count > 0 && before[^1] is { Kind: TokenKind.Han } last
            && last.End == token.Start
        && (next is null || next.Value.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.ListComma or TokenKind.Number
            or TokenKind.When || next.Value.Space || next.Value.Event is not null
            || next.Value.Is(Mark.And | Mark.Particle | Mark.Generic));

    // "visit to 3M": a firm and no millions, where no money is told of.
    static bool IsShortFirm(Token token, List<Token> before, string text) =>
        token is { Length: 2, Currency: null } && text[token.End - 1] == 'M' && before.Count > 0
        && before.Exists(t => t.Event is EntryKind.Visit or EntryKind.Followup or EntryKind.Complaint or EntryKind.Customer)
            && !before.Exists(t => t.Is(Mark.Target));

    static bool IsAfterAmountWord(List<Token> before, string text) =>
        before.Count > 0 && before[^1].Kind == TokenKind.Word && text[before[^1].End - 1] is '共' or '计';

    static bool IsDayLike(ReadOnlySpan<char> day) => day is "今日" or "明日" or "昨日" or "今天" or "明天"
        || (day[^1] is '号' or '日' && char.IsAsciiDigit(day[0]));

    // 拜访了360: three digits and more count no visits.
    public static bool IsFirm(Token token, List<Token> before) =>
        token is { Role: NumberRole.Plain, Currency: null, Length: >= 3 and <= 6 } && token.Value == decimal.Truncate(token.Value)
            && token.Value >= 100 && before.Count > 0
        && (before[^1].Event is EntryKind.Visit or EntryKind.Followup or EntryKind.Complaint
            || (before.Count > 1 && before[^1].Is(Mark.Particle | Mark.Preposition)
            && before[^2].Event is EntryKind.Visit or EntryKind.Followup));

    // "visited Five Guys": number words with a capital, inside a sentence, before a name with a capital.
    public static bool IsWordFirm(List<Token> tokens, int i, string text) =>
        char.IsAsciiLetterUpper(text[tokens[i].Start]) && !Roles.StartsClause(tokens, i) && tokens[i].Currency is null && i + 1 < tokens.Count
            && tokens[i + 1] is { Kind: TokenKind.Latin, Space: true } next && char.IsAsciiLetterUpper(text[next.Start]);
}
