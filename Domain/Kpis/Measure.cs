namespace Dengta.Domain.Kpis;

/// <summary>One indicator of one person or unit in a period.</summary>
/// <param name="Denominator">Null for a sum.</param>
public readonly record struct Measure(decimal Numerator, decimal? Denominator)
{
    /// <summary>The value: a ratio as a fraction, so that 0.85 is 85 %. Null, which is missing, over nothing.</summary>
    public decimal? Value => Denominator is not { } d ? Numerator : d == 0 ? null : Numerator / d;

    /// <summary>Sum over sum.</summary>
    public static Measure operator +(Measure a, Measure b) => new(
        a.Numerator + b.Numerator, a.Denominator is null && b.Denominator is null ? null : (a.Denominator ?? 0) + (b.Denominator ?? 0));
}
