using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>What a score pays: base bonus × curve(score or attainment) + rate × max(0, min(A, stretch) − base).</summary>
/// <param name="Amount">The base bonus of one cycle, in the tenant's currency; not negative.</param>
/// <param name="Curve">The factor of the base bonus.</param>
/// <param name="Rate">The share of what lies between base and stretch of the first target, from 0 to 1.</param>
/// <param name="Reads">What the curve is read at.</param>
public sealed record BonusRule(decimal Amount, Curve Curve, decimal Rate, CurveReads Reads)
{
    /// <summary>Where a preview shows what would be paid: 50, 80, 100, 120 and 150 %.</summary>
    public static ImmutableArray<decimal> Samples { get; } = [0.5m, 0.8m, 1m, 1.2m, 1.5m];

    /// <summary>Rounded to the hundredth. Never less than without the stretch.</summary>
    /// <param name="at">The score or attainment, 1 being 100 %.</param>
    /// <param name="target">The first target; null where the person has none.</param>
    public decimal Of(decimal at, TargetStanding? target) => decimal.Round(
        Amount * Curve.At(at) + (target is { } t ? Rate * Accelerated(t) : 0), 2, MidpointRounding.AwayFromZero);

    /// <summary>What is paid at each of the <see cref="Samples"/> before the stretch.</summary>
    public IEnumerable<(decimal At, decimal Pays)> Preview() => Samples.Select(at => (at, Of(at, null)));

    /// <summary>Whether the other pays the same for whatever is reached.</summary>
    public bool Pays(BonusRule? other) =>
        other is not null && this with { Curve = other.Curve } == other && Curve.Points.SequenceEqual(other.Curve.Points);

    static decimal Accelerated(TargetStanding target) =>
        target.Stretch is { } stretch ? Math.Max(0, Math.Min(target.Actual, stretch) - target.Base) : 0;
}

public enum CurveReads
{
    Score,
    Target,
}

/// <summary>A line through points, straight between two, level before the first and after the last.</summary>
public sealed class Curve
{
    public const int MostPoints = 12;

    const decimal Highest = 10;

    Curve(ImmutableArray<(decimal At, decimal Pays)> points) => Points = points;

    /// <summary>By rising <c>At</c>; 1 is 100 %.</summary>
    public ImmutableArray<(decimal At, decimal Pays)> Points { get; }

    /// <summary>At least two points; neither the places nor what is paid there may fall, and no two places are the same.</summary>
    public static Checked<Curve> Of(IEnumerable<(decimal At, decimal Pays)> points)
    {
        ImmutableArray<(decimal At, decimal Pays)> given = [.. points];
        if (given.Length is < 2 or > MostPoints)
            return new Refusal($"曲线要有 2 到 {MostPoints} 个点。", $"A curve has 2 to {MostPoints} points.");
        if (given.Any(p => p.At < 0 || p.Pays < 0 || p.At > Highest || p.Pays > Highest))
            return new Refusal("曲线上的数要在 0 到 1000% 之间。", "The figures of a curve are between 0 and 1000 %.");
        for (var i = 1; i < given.Length; i++)
        {
            if (given[i].At <= given[i - 1].At) return new Refusal("曲线的达成率要一个比一个大。", "Each point of a curve lies further than the one before.");
            if (given[i].Pays < given[i - 1].Pays) return new Refusal("达成越高,奖金不能越少。", "Whoever attains more must not be paid less.");
        }
        return new Curve(given);
    }

    public decimal At(decimal x)
    {
        if (x <= Points[0].At) return Points[0].Pays;
        for (var i = 1; i < Points.Length; i++)
        {
            var (a, b) = (Points[i - 1], Points[i]);
            if (x <= b.At) return a.Pays + (b.Pays - a.Pays) * (x - a.At) / (b.At - a.At);
        }
        return Points[^1].Pays;
    }
}
