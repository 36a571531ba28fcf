using Dengta.Domain.Kpis;

namespace Dengta.Domain.Scoring;

/// <summary>What would be, without booking anything.</summary>
public static class WhatIf
{
    /// <summary>One deal more of an amount in the tenant's currency; its cost and whose customer it is are not known.</summary>
    public static Scorecard Signed(Scorecard card, decimal amount)
    {
        var measured = card.Measured;
        foreach (var (key, more) in (ReadOnlySpan<(string, decimal)>)[("revenue", amount), ("deals", 1)])
        {
            var had = measured.Measures.GetValueOrDefault(key, new Measure(0, null));
            measured = measured with { Measures = measured.Measures.SetItem(key, had with { Numerator = had.Numerator + more }) };
            if (measured.Targets.TryGetValue(key, out var target))
                measured = measured with { Targets = measured.Targets.SetItem(key, target with { Actual = target.Actual + more }) };
        }
        return Scorecard.Of(card.Period, [.. card.Rows.Select(r => r.Span)], measured);
    }
}
