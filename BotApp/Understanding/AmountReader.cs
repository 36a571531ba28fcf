using Dengta.BotApp.Understanding.Entities;

namespace Dengta.BotApp.Understanding;

/// <summary>Reads a text that is an amount and nothing else: the answer to "how much", or a field of a form.</summary>
static class AmountReader
{
    const int Longest = 120;

    /// <summary>The amount in the currency's main unit and the currency, if one is named; null where the text says more, or less.</summary>
    public static (decimal Amount, string? Currency)? Read(string text)
    {
        if (text.Length > Longest) return null;
        var folded = Cleaning.Fold(Cleaning.Clean(text)).Trim().TrimEnd('。', '.', '!', ',');
        var minus = folded.StartsWith('-');
        var rest = folded.AsSpan(minus ? 1 : 0);
        return MoneyAmounts.TryRead(rest, 0, out var amount) && amount.Length == rest.Length
            ? (minus ? -amount.Value : amount.Value, amount.Currency)
            : null;
    }
}
