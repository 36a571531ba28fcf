using System.Collections.Immutable;
using Dengta.Domain.Kpis;

namespace Dengta.Domain.Scoring;

/// <summary>Where one target of a person or unit stands.</summary>
/// <param name="Base">Above 0; only this is scored.</param>
/// <param name="Stretch">Above the base, or null.</param>
public readonly record struct TargetStanding(decimal Actual, decimal Base, decimal? Stretch)
{
    public static TargetStanding operator +(TargetStanding a, TargetStanding b) => new(
        a.Actual + b.Actual, a.Base + b.Base, a.Stretch is null && b.Stretch is null ? null : (a.Stretch ?? a.Base) + (b.Stretch ?? b.Base));
}

/// <summary>Everything that is known of one person in a period; what is not in it is missing.</summary>
/// <param name="Measures">By the key of the indicator.</param>
/// <param name="Targets">By the key of the metric.</param>
public sealed record Measured(ImmutableDictionary<string, Measure> Measures, ImmutableDictionary<string, TargetStanding> Targets)
{
    /// <summary>What belongs to sealed periods and is in these figures.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    public static Measured Nothing { get; } = new(
        ImmutableDictionary.Create<string, Measure>(StringComparer.Ordinal), ImmutableDictionary.Create<string, TargetStanding>(StringComparer.Ordinal));

    public Measured With(string indicator, Measure measure) => this with { Measures = Measures.SetItem(indicator, measure) };

    public Measured With(string metric, TargetStanding standing) => this with { Targets = Targets.SetItem(metric, standing) };

    /// <summary>With corrections of earlier periods in the figures. One to something that has no data, or to a ratio, waits: it is named only.</summary>
    public Measured With(IReadOnlyCollection<Correction> corrections)
    {
        var corrected = this with { Corrections = [.. corrections] };
        foreach (var c in corrections)
        {
            if (c.Part == Part.Target && corrected.Targets.TryGetValue(c.Key, out var target))
                corrected = corrected with { Targets = corrected.Targets.SetItem(c.Key, target with { Actual = target.Actual + c.Delta }) };
            if (c.Part == Part.Kpi && corrected.Measures.TryGetValue(c.Key, out var measure) && measure.Denominator is null)
                corrected = corrected with { Measures = corrected.Measures.SetItem(c.Key, measure with { Numerator = measure.Numerator + c.Delta }) };
        }
        return corrected;
    }
}
