using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Tokens;

/// <summary>What a number is, by what stands beside it: a count, an amount, a part, or nothing of the kind.</summary>
static class NumberRoles
{
    public static NumberRole Of(List<Token> tokens, int i, string folded)
    {
        var token = tokens[i];
        if (IsPercent(folded, token)) return NumberRole.Percent;
        // Two thirds of something are neither an amount nor a count.
        if (token is { Value: > 0 and < 1, Currency: null } && !char.IsAsciiDigit(folded[token.Start]) && folded[token.Start] != '.') return NumberRole.Aside;
        if (i > 0 && folded[token.Start - 1] is '第' or '#' or ':'
            && char.IsAsciiDigit(folded[Math.Max(0, token.Start - 2)])) return NumberRole.Aside;
        if (i > 0 && tokens[i - 1].End == token.Start && folded[token.Start - 1] is '第' or '#' or '~') return NumberRole.Aside;
        if (IsShare(tokens, i, folded)) return NumberRole.Aside;
        if (token.Role is NumberRole.Amount or NumberRole.Count) return token.Role;
        if (IsTally(tokens, i, folded) || IsDetailed(tokens, i, folded)) return NumberRole.Count;
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
            // 12通电话 as well as 12个电话
            _ when next is { Event: EntryKind.Followup, Space: false } && folded[next.Start] == '通' => NumberRole.Count,
            _ when next.Is(Mark.Generic) || next.Event is not null && next.Space == (token.End < next.Start)
                && IsCountable(next, folded) =>
                NumberRole.Count,
            _ => NumberRole.Plain,
        };
    }

    // "split 60/40": two parts of a hundred, or of ten.
    static bool IsShare(List<Token> tokens, int i, string folded) => IsPair(tokens, i, folded) || IsPair(tokens, i - 2, folded);

    static bool IsPair(List<Token> tokens, int i, string folded) => i >= 0 && i + 2 < tokens.Count && tokens[i + 1].Kind == TokenKind.ListComma
        && folded[tokens[i + 1].Start] == '/' && tokens[i] is { Kind: TokenKind.Number, Currency: null, Value: > 0 and var one }
        && tokens[i + 2] is { Kind: TokenKind.Number, Currency: null, Value: > 0 and var other } && one + other is 100 or 10;

    // 拜访1 电话12 报价2: what was done in a day, and how often.
    static bool IsTally(List<Token> tokens, int i, string folded) => IsTallied(tokens, i, folded)
        && (IsTallied(tokens, Next(tokens, i, 1) + 1, folded) || IsTallied(tokens, Next(tokens, i - 1, -1), folded));

    // 签约1(万和 9.8万): how many, before which.
    static bool IsDetailed(List<Token> tokens, int i, string folded) => IsTallied(tokens, i, folded) && i + 1 < tokens.Count && folded[tokens[i + 1].Start] == '(';

    static int Next(List<Token> tokens, int i, int step) =>
        i + step >= 0 && i + step < tokens.Count && tokens[i + step].Kind is TokenKind.Comma or TokenKind.ListComma ? i + 2 * step : i + step;

    static bool IsTallied(List<Token> tokens, int i, string folded) => i > 0 && i < tokens.Count && tokens[i - 1].Event is not null
        && tokens[i] is { Kind: TokenKind.Number, Currency: null, Length: <= 3 } number && number.Value == decimal.Truncate(number.Value)
        && folded.AsSpan(number.Start, number.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    // 合同编号HT2026, "PO number: 4711"
    public static bool IsAfterId(List<Token> tokens, int i) =>
        tokens[i - 1].Is(Mark.IdLabel) || (i > 1 && tokens[i - 1] is { Kind: TokenKind.Comma or TokenKind.Stop, Length: 1 } && tokens[i - 2].Is(Mark.IdLabel));

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
}
