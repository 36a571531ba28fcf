using System.Globalization;

namespace Dengta.Domain.Basics;

/// <summary>An amount in the main unit of an ISO 4217 currency. Unlike currencies do not add.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The largest amount that is kept, exclusive on both sides: ±10¹⁴, well inside numeric(19,4).</summary>
    public const decimal Limit = 100_000_000_000_000m;

    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount, Same(a, b));

    public static Money operator -(Money a, Money b) => new(a.Amount - b.Amount, Same(a, b));

    /// <summary>
    /// Splits by weight at a granularity (0.01 by default) with the largest-remainder method: the parts sum to the whole exactly,
    /// and no part is further than one grain from its exact share. Equal remainders go to the earlier part.
    /// </summary>
    /// <exception cref="ArgumentException">No weights, a negative one, or all zero; a grain of zero or less.</exception>
    public IReadOnlyList<Money> Split(IReadOnlyList<decimal> weights, decimal grain = 0.01m)
    {
        var total = weights.Sum();
        if (weights.Count == 0 || total <= 0 || weights.Any(w => w < 0)) throw new ArgumentException("Weights must be positive.", nameof(weights));
        if (grain <= 0) throw new ArgumentException("The grain must be positive.", nameof(grain));

        var grains = decimal.Truncate(Amount / grain);
        var parts = weights.Select(w => decimal.Floor(grains * w / total)).ToArray();
        var missing = (int)(grains - parts.Sum());
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => grains * weights[i] / total - parts[i]);
        foreach (var i in byRemainder.Take(missing)) parts[i] += 1;

        var currency = Currency;
        var split = parts.Select(p => new Money(p * grain, currency)).ToArray();
        // What is smaller than a grain stays with the first part, so that nothing is lost.
        split[0] = split[0] with { Amount = split[0].Amount + (Amount - grains * grain) };
        return split;
    }

    /// <summary>As people write it: <c>58万</c>, <c>1.2亿</c>, <c>8,500元</c> or <c>¥580,000</c>, <c>$50,000</c>.</summary>
    public string Say(Language language) => language == Language.Chinese
        ? Chinese(Amount) + (Currency == "CNY" ? (decimal.Abs(Amount) < 10_000 ? "元" : "") : $" {Currency}")
        : (Amount < 0 ? "-" : "") + Sign(Currency) + decimal.Abs(Amount).ToString("#,##0.##", CultureInfo.InvariantCulture);

    static string Chinese(decimal amount) => decimal.Abs(amount) switch
    {
        >= 100_000_000 => (amount / 100_000_000).ToString("#,##0.####", CultureInfo.InvariantCulture) + "亿",
        >= 10_000 => (amount / 10_000).ToString("#,##0.####", CultureInfo.InvariantCulture) + "万",
        _ => amount.ToString("#,##0.##", CultureInfo.InvariantCulture),
    };

    static string Sign(string currency) => currency switch { "CNY" => "¥", "USD" => "$", "EUR" => "€", "GBP" => "£", _ => currency + " " };

    static string Same(Money a, Money b) => a.Currency == b.Currency
        ? a.Currency
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not add.");
}
