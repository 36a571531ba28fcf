using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Tokens;

/// <summary>Second look at the tokens, with their neighbours: what a number is, and which words are really names.</summary>
static class Roles
{
    public static Token[] Assign(List<Token> tokens, string text, string folded)
    {
        var isMixedCase = text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;
        var result = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (IsNameBeginning(tokens, i, text, folded)) token = token with { Kind = TokenKind.Latin, Word = Word.Unknown };
            else if (isMixedCase && char.IsAsciiLetterUpper(text[token.Start]) && !StartsClause(tokens, i)) token = Capital(token, i > 0
                ? tokens[i - 1] : null, text);
            if (token.Kind is TokenKind.Latin or TokenKind.Number && i > 0
                && IsAfterId(tokens, i)) token = token with { Kind = TokenKind.Number, Role = NumberRole.Aside };
            else if (token.Kind == TokenKind.Number) token = token with { Role = Role(tokens, i, folded) };
            if (token.Kind == TokenKind.Number && (IsNumberFirm(token, result)
                || IsNumberWordFirm(tokens, i, text))) token = token with { Kind = TokenKind.Latin };
            tokens[i] = token;
            if (token.Kind is TokenKind.Number or TokenKind.When
                && IsPartOfName(tokens, i, result, text)) token = token with
                {
                    Kind = Letters.IsLatin(text[token.Start]) ? TokenKind.Latin : TokenKind.Han,
                    Word = Word.Unknown,
                };
            if (token.Kind == TokenKind.Latin) tokens[i] = token;
            if (result.Count > 0 && !token.Space && token.Kind is TokenKind.Han or TokenKind.Latin
                && IsNumberName(result[^1], token, tokens[i].Kind, text))
            {
                result[^1] = result[^1] with { Length = result[^1].Length + token.Length };
                continue;
            }
            var isNoun = IsCommonNoun(tokens, i, result, text) || IsUnknownVerb(tokens, i, text);
            if (isNoun && result.Count > 0 && result[^1] is { Kind: TokenKind.Number }) result[^1] = result[^1] with { Role = CountsCustomers(result) ? NumberRole.Count : NumberRole.Aside };
            result.Add(isNoun ? token with { Kind = TokenKind.Word, Word = Word.Thing } : token);
        }
        return [.. result];
    }

    /// <summary>"closed my laptop", "paid the balance", "ordered 20 pumps": a small letter behind a determiner names a thing and no firm.</summary>
    static bool IsCommonNoun(List<Token> tokens, int i, List<Token> before, string text)
    {
        if (tokens[i] is not { Kind: TokenKind.Latin } token || !char.IsAsciiLetterLower(text[token.Start]) || before.Count == 0
            || (i + 1 < tokens.Count && TellsOfFirm(tokens[i + 1], text))) return false;
        if (before[^1] is { Kind: TokenKind.Number, Role: NumberRole.Plain or NumberRole.Count, Currency: null }) return token.Length > 3
            && text[token.End - 1] == 's' && token.Space;
        if (before[^1].Event is not null && text.AsSpan(0, before[^1].End).EndsWith(" the")) return true;
        for (var back = before.Count - 1; back >= 0 && before[back] is { Kind: TokenKind.Word } word && word.Is(Mark.Filler | Mark.Me | Mark.Goods); back--)
        {
            var determiner = text.AsSpan(word.Start, word.Length);
            if (determiner is "a" or "an" or "my" or "his" or "her" or "our" or "some" or "any" or "their") return true;
            if (determiner is "the" or "this" or "that") return i + 1 >= tokens.Count || tokens[i + 1].Kind != TokenKind.Latin;
        }
        return false;
    }

    // "visited 3 clinics" counts, "ordered 20 pumps" does not.
    static bool CountsCustomers(List<Token> before) => before.FindLast(t => t.Event is not null).Event is EntryKind.Visit or EntryKind.Followup or EntryKind.Customer;

    // "returned the samples": an unknown verb that opens a sentence is nobody's name.
    static bool IsUnknownVerb(List<Token> tokens, int i, string text) => tokens[i] is { Kind: TokenKind.Latin, Length: > 5 } token
        && char.IsAsciiLetterLower(text[token.Start]) && text.AsSpan(token.Start, token.Length).EndsWith("ed")
        && (i == 0 || tokens[i - 1].Kind == TokenKind.Stop || tokens[i - 1].Is(Mark.Me));

    // "the bluebird deal", "the bluebird guys", "the bluebird order": the next word tells of a firm.
    static bool TellsOfFirm(Token next, string text) => next.Event is not null || next.Is(Mark.Generic | Mark.Possessive)
        || text.AsSpan(next.Start, next.Length) is "guys" or "team" or "office" or "folks" or "people" or "hq" or "plant"
            or "factory" or "branch" or "project" or "renewal";

    static bool IsNumberName(Token last, Token token, TokenKind was, string text) =>
        last.Kind is TokenKind.Han or TokenKind.Latin && last.End == token.Start
            && Letters.IsHan(text[token.Start]) == Letters.IsHan(text[last.End - 1]) | was == TokenKind.Number
            && (was != token.Kind || token.Kind == TokenKind.Han);

    // "First Solar signed", "New Balance": an adjective with a capital before a name with a capital is a part of it.
    static bool IsNameBeginning(List<Token> tokens, int i, string text, string folded) =>
        tokens[i].Kind == TokenKind.Word && char.IsAsciiLetterUpper(text[tokens[i].Start]) && i + 1 < tokens.Count
            && tokens[i + 1] is { Kind: TokenKind.Latin, Space: true } next
        && char.IsAsciiLetterUpper(text[next.Start]) && English.NameBeginnings.Contains(folded.Substring(tokens[i].Start,
            tokens[i].Length));

    static bool StartsClause(List<Token> tokens, int i) =>
        i == 0 || tokens[i - 1].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.Number
        || (tokens[i].Space ? tokens[i - 1].Kind == TokenKind.When : tokens[i - 1].Kind != TokenKind.ListComma);

    // "visited Best Buy", "met Will": a capital inside a sentence makes a name of a word that is nothing special.
    static Token Capital(Token token, Token? last, string text)
    {
        if (ContinuesName(token, last, text)) return token with { Capital = true, Kind = TokenKind.Latin, Word = Word.Unknown };
        var isWord = token.Length > 1 && char.IsAsciiLetterLower(text[token.Start + 1]);
        if (token.Kind != TokenKind.Word || !isWord) return token with { Capital = true };
        var isPlain = (token.Word.Marks & ~(Mark.Filler | Mark.Note | Mark.Link | Mark.Planned | Mark.Target | Mark.Star | Mark.Done | Mark.Duration | Mark.Bare)) == 0;
        return isPlain ? token with { Capital = true, Kind = TokenKind.Latin, Word = Word.Unknown } : token with { Capital = true };
    }

    // "Bluth Company": a word with a capital behind a name with a capital, unless the sentence goes on with it.
    static bool ContinuesName(Token token, Token? last, string text) =>
        last is { Kind: TokenKind.Latin } name && token.Space && token.Kind == TokenKind.Word && char.IsAsciiLetterUpper(text[name.Start])
        && !token.Is(GoesOn) && char.IsAsciiLetterLower(text[token.Start + (token.Length > 1 ? 1 : 0)]);

    const Mark GoesOn = Mark.Event | Mark.Negation | Mark.FellThrough | Mark.Planned | Mark.Me | Mark.Asked | Mark.And | Mark.Conditional
        | Mark.Target | Mark.Topic | Mark.Link;

    static NumberRole Role(List<Token> tokens, int i, string folded)
    {
        var token = tokens[i];
        if (IsPercent(folded, token)) return NumberRole.Percent;
        // Two thirds of something are neither an amount nor a count.
        if (token is { Value: > 0 and < 1, Currency: null } && !char.IsAsciiDigit(folded[token.Start]) && folded[token.Start] != '.') return NumberRole.Aside;
        if (i > 0 && folded[token.Start - 1] is '第' or '#' or ':'
            && char.IsAsciiDigit(folded[Math.Max(0, token.Start - 2)])) return NumberRole.Aside;
        if (i > 0 && tokens[i - 1].End == token.Start && folded[token.Start - 1] is '第' or '#' or '~') return NumberRole.Aside;
        if (token.Role == NumberRole.Amount) return NumberRole.Amount;
        if (folded.AsSpan(token.Start, token.Length) is "俩" or "仨") return NumberRole.Count;
        if (IsPhone(token, folded) && !(i > 0 && tokens[i - 1].Is(Mark.AmountLabel))) return NumberRole.Aside;
        if (i + 1 >= tokens.Count) return NumberRole.Plain;
        var next = tokens[i + 1];
        if (token.Value >= 500 && !next.Is(Mark.Duration | Mark.Goods)) return NumberRole.Plain;
        return next switch
        {
            _ when next.Is(Mark.Duration | Mark.Goods) => NumberRole.Aside,
            _ when next.Is(Mark.Star) => NumberRole.Plain,
            _ when next.Is(Mark.Measure) => i + 2 < tokens.Count && tokens[i + 2].Is(Mark.Duration | Mark.Goods) ? NumberRole.Aside
                : NumberRole.Count,
            _ when next.Is(Mark.Generic) || next.Event is not null && next.Space == (token.End < next.Start)
                && IsCountable(next, folded) =>
                NumberRole.Count,
            _ => NumberRole.Plain,
        };
    }

    // 合同编号HT2026, "PO number: 4711"
    static bool IsAfterId(List<Token> tokens, int i) =>
        tokens[i - 1].Is(Mark.IdLabel) || (i > 1 && tokens[i - 1] is { Kind: TokenKind.Comma or TokenKind.Stop, Length: 1 } && tokens[i - 2].Is(Mark.IdLabel));

    // 拜访了360: three digits and more count no visits.
    static bool IsNumberFirm(Token token, List<Token> before) =>
        token is { Role: NumberRole.Plain, Currency: null, Length: >= 3 and <= 6 } && token.Value == decimal.Truncate(token.Value)
            && token.Value >= 100 && before.Count > 0
        && (before[^1].Event is EntryKind.Visit or EntryKind.Followup or EntryKind.Complaint
            || (before.Count > 1 && before[^1].Is(Mark.Particle | Mark.Preposition)
            && before[^2].Event is EntryKind.Visit or EntryKind.Followup));

    // "visited Five Guys": number words with a capital, inside a sentence, before a name with a capital.
    static bool IsNumberWordFirm(List<Token> tokens, int i, string text) =>
        char.IsAsciiLetterUpper(text[tokens[i].Start]) && !StartsClause(tokens, i) && tokens[i].Currency is null && i + 1 < tokens.Count
            && tokens[i + 1] is { Kind: TokenKind.Latin, Space: true } next && char.IsAsciiLetterUpper(text[next.Start]);

    static bool IsCountable(Token next, string folded) => Letters.IsLatin(folded[next.Start]) || next.Is(Mark.Bare);

    static bool IsPercent(string folded, Token token)
    {
        var after = folded.AsSpan(token.End);
        return after.StartsWith("%") || after.StartsWith(" %") || after.StartsWith(" percent") || after.StartsWith("percent")
            || after.StartsWith(" pct")
            || after.StartsWith("个百分点") || after.StartsWith("个点") || folded.AsSpan(0, token.Start).EndsWith("百分之");
    }

    static bool IsPhone(Token token, string folded) => token.Currency is null && token.Length >= 9 && token.Value >= 10_000_000
        && !folded.AsSpan(token.Start, token.Length).ContainsAny(',', '.');

    /// <summary>58同城, 三一重工, 1号店, 今日头条: digits or a day that run on into unknown characters.</summary>
    static bool IsPartOfName(List<Token> tokens, int i, List<Token> before, string text)
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
        && (before[^1].Event is not null || before[^1].Kind == TokenKind.Latin && char.IsAsciiLetterUpper(text[before[^1].Start]));

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
}
