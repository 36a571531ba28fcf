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
            if (IsNameBeginning(tokens, i, text, folded) || IsDoer(tokens, i, text, folded)) token = token with { Kind = TokenKind.Latin, Word = Word.Unknown };
            else if (isMixedCase && char.IsAsciiLetterUpper(text[token.Start]) && !StartsClause(tokens, i)) token = Capital(token, i > 0
                ? tokens[i - 1] : null, text);
            if (token.Kind is TokenKind.Latin or TokenKind.Number && i > 0
                && NumberRoles.IsAfterId(tokens, i)) token = token with { Kind = TokenKind.Number, Role = NumberRole.Aside };
            else if (token.Kind == TokenKind.Number) token = token with { Role = NumberRoles.Of(tokens, i, folded) };
            if (token.Kind == TokenKind.Number && (NumbersInNames.IsFirm(token, result)
                || NumbersInNames.IsWordFirm(tokens, i, text))) token = token with { Kind = TokenKind.Latin };
            tokens[i] = token;
            if (token.Kind is TokenKind.Number or TokenKind.When
                && NumbersInNames.IsPart(tokens, i, result, text)) token = token with
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
        && (i == 0 || tokens[i - 1].Kind is TokenKind.Stop or TokenKind.Comma || tokens[i - 1].Is(Mark.Me));

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

    // "Mark closed Silverline", "Will has met Acme": a given name that is a word, before what its bearer did.
    static bool IsDoer(List<Token> tokens, int i, string text, string folded) =>
        tokens[i] is { Kind: TokenKind.Word } token && char.IsAsciiLetterUpper(text[token.Start]) && StartsClause(tokens, i) && i + 1 < tokens.Count
        && tokens[i + 1] is { Kind: TokenKind.Word, Space: true } next && char.IsAsciiLetterLower(text[next.Start])
        && (next.Event is not null && !next.Is(Mark.Bare) || next.Is(Mark.Done)) && English.GivenWords.Contains(folded.Substring(token.Start, token.Length));

    public static bool StartsClause(List<Token> tokens, int i) =>
        i == 0 || tokens[i - 1].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.Number
        || (tokens[i].Space ? tokens[i - 1].Kind == TokenKind.When : tokens[i - 1].Kind != TokenKind.ListComma);

    // "visited Best Buy", "met Will": a capital inside a sentence makes a name of a word that is nothing special.
    static Token Capital(Token token, Token? last, string text)
    {
        if (ContinuesName(token, last, text) || IsWhomItWasDoneTo(token, last, text)) return token with { Capital = true, Kind = TokenKind.Latin, Word = Word.Unknown };
        var isWord = token.Length > 1 && char.IsAsciiLetterLower(text[token.Start + 1]);
        if (token.Kind != TokenKind.Word || !isWord) return token with { Capital = true };
        var isPlain = (token.Word.Marks & ~(Mark.Filler | Mark.Note | Mark.Link | Mark.Planned | Mark.Target | Mark.Star | Mark.Done | Mark.Duration | Mark.Bare)) == 0;
        return isPlain ? token with { Capital = true, Kind = TokenKind.Latin, Word = Word.Unknown } : token with { Capital = true };
    }

    // "visited Zoom", "signed Chase": a capital right behind a verb is a firm, whatever else its name means. Not so in a Title Of Words.
    static bool IsWhomItWasDoneTo(Token token, Token? last, string text) =>
        last is { Kind: TokenKind.Word, Event: not null } verb && !verb.Is(Mark.Bare) && char.IsLower(text[verb.Start])
        && token is { Kind: TokenKind.Word, Space: true, Length: > 2 } && char.IsAsciiLetterLower(text[token.Start + 1])
        && !text.AsSpan(token.Start, token.Length).Contains(' ') && !token.Is(NoFirm);

    const Mark NoFirm = Mark.Bare | Mark.Generic | Mark.Me | Mark.You | Mark.They | Mark.Other | Mark.Team | Mark.And | Mark.Of | Mark.Preposition | Mark.Honorific
        | Mark.Each | Mark.Negation | Mark.CustomerLabel | Mark.ContactLabel;

    // "Bluth Company": a word with a capital behind a name with a capital, unless the sentence goes on with it.
    static bool ContinuesName(Token token, Token? last, string text) =>
        last is { Kind: TokenKind.Latin } name && token.Space && token.Kind == TokenKind.Word && char.IsAsciiLetterUpper(text[name.Start])
        && !token.Is(GoesOn) && char.IsAsciiLetterLower(text[token.Start + (token.Length > 1 ? 1 : 0)]);

    const Mark GoesOn = Mark.Event | Mark.Negation | Mark.FellThrough | Mark.Planned | Mark.Me | Mark.Asked | Mark.And | Mark.Conditional
        | Mark.Target | Mark.Topic | Mark.Link;
}
