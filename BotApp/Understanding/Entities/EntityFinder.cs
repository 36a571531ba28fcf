using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

enum EntityKind
{
    Number,
    Money,
    Date,
    Period,
}

/// <summary>A number, an amount of money, a day or a period, found by itself.</summary>
/// <param name="Currency">ISO 4217, of money only.</param>
/// <param name="Days">Of a date (one day) or a period, both ends inclusive.</param>
sealed record Entity(EntityKind Kind, decimal? Number, string? Currency, DayRange? Days);

static class EntityFinder
{
    const int LongestText = 2000;

    /// <summary>Everything of these kinds in the text, in order.</summary>
    public static IEnumerable<Entity> Find(string text, DateOnly today)
    {
        if (text.Length > LongestText || !Days.IsUsual(today)) return [];
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0) return [];
        var message = Tokenizer.Cut(clean, today);
        return message.Tokens.Where(t => t.Kind == TokenKind.When || t.Kind == TokenKind.Number && !IsVague(clean, t)).Select(t => Of(Signed(message, t)));
    }

    // 几十, 数百: nobody knows how many.
    static bool IsVague(string text, Token token) => token.Start > 0 && text[token.Start - 1] is '几' or '数' && text[token.Start] is '十' or '百' or '千' or '万';

    static Token Signed(Message message, Token token) =>
        token.Kind == TokenKind.Number && IsBelowZero(message.Folded.AsSpan(0, token.Start)) ? token with { Value = -token.Value } : token;

    // -5, minus five, 负五; the dash of 5-10 or of a name is no sign.
    static bool IsBelowZero(ReadOnlySpan<char> before) =>
        before.EndsWith("minus ") || before.EndsWith("negative ") || before.EndsWith('负') || before.EndsWith("负的")
            || before.EndsWith('-') && (before.Length == 1 || before[^2] == ' ' || Letters.IsHan(before[^2]) && !HanNumbers.IsNumeral(before[^2]));

    static Entity Of(Token token) => token switch
    {
        { Kind: TokenKind.When, When.IsDay: true } => new(EntityKind.Date, null, null, token.When.Range),
        { Kind: TokenKind.When } => new(EntityKind.Period, null, null, token.When.Range),
        { Currency: { } currency } => new(EntityKind.Money, token.Value, currency, null),
        _ => new(EntityKind.Number, token.Value, null, null),
    };
}
