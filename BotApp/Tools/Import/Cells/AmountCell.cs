using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>An amount as it stands in a cell.</summary>
/// <param name="Currency">Null where the cell names none.</param>
readonly partial record struct AmountCell(decimal Amount, string? Currency)
{
    const int Decimals = 4;

    static readonly string[] Dollars = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"];

    /// <summary>
    /// <c>1234.5</c>, <c>1,234.50</c>, <c>1.234,50</c>, <c>1 234,50</c>, <c>(1,234)</c> for a negative one, <c>58万</c>, <c>1.2亿</c>; with a
    /// sign or a code before or behind: <c>$</c>, <c>¥</c>, <c>€</c>, <c>£</c>, <c>元</c>, <c>USD</c>.
    /// </summary>
    /// <param name="usual">The currency that is expected: <c>$</c> is that dollar, <c>¥</c> the yen where the yen is expected.</param>
    public static (AmountCell? Amount, string? Why) Read(string text, string usual)
    {
        // Half-width, as Chinese keyboards also write digits and signs.
        if (Shape().Match(text.Normalize(NormalizationForm.FormKC)) is not { Success: true } m) return (null, "is not an amount");
        if (Digits(m.Groups["n"].Value) is not { } number) return (null, "is not an amount: its separators do not stand where thousands end");
        var scale = m.Groups["scale"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, _ => 1m };
        string[] names = [.. m.Groups["cur"].Captures.Select(c => Code(c.Value, usual)).Distinct()];
        if (names.FirstOrDefault(n => !Currencies.IsCode(n)) is { } unknown) return (null, $"is not an amount: {unknown} is no currency");
        if (names.Length > 1) return (null, "names two currencies");
        var isNegative = m.Groups["minus"].Success || m.Groups["open"].Success;
        var amount = number * scale * (isNegative ? -1 : 1);
        if (Math.Abs(amount) >= Money.Limit) return (null, "is too large");
        if (decimal.Round(amount, Decimals) != amount) return (null, $"has more than {Decimals} decimals");
        return (new(amount, names.FirstOrDefault()), null);
    }

    static decimal? Digits(string text)
    {
        var digits = text.Replace("'", ",", StringComparison.Ordinal).Replace(" ", ",", StringComparison.Ordinal);
        if (European().IsMatch(digits)) digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (SpacedEuropean().IsMatch(text)) digits = text.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        else if (Grouped().IsMatch(digits)) digits = digits.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    static string Code(string sign, string usual) => sign.ToUpperInvariant() switch
    {
        "$" => Dollars.Contains(usual) ? usual : "USD",
        "US$" => "USD",
        "HK$" => "HKD",
        "¥" => usual == "JPY" ? "JPY" : "CNY",
        "元" or "RMB" => "CNY",
        "€" => "EUR",
        "£" => "GBP",
        { } code => code,
    };

    const string Sign = @"(?<cur>US\$|HK\$|\$|¥|€|£|元|[A-Za-z]{3})";

    const string Before = @"^(?<open>\()?(?<minus>-)?\s*(" + Sign + @"\s*)?(?(minus)|(?<minus>-)?)";

    const string Behind = @"\s*(?<scale>[万亿])?\s*" + Sign + @"?(?(open)\))$";

    [GeneratedRegex(Before + "(?<n>[0-9][0-9.,' ]{0,40}?)" + Behind, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,4}$")]
    private static partial Regex European();

    [GeneratedRegex("^[0-9]{1,3}( [0-9]{3})+,[0-9]{1,4}$")]
    private static partial Regex SpacedEuropean();
}
