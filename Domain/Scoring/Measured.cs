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
    public static Measured Nothing { get; } = new(
        ImmutableDictionary.Create<string, Measure>(StringComparer.Ordinal), ImmutableDictionary.Create<string, TargetStanding>(StringComparer.Ordinal));
}
