using System.Collections.Immutable;

namespace Dengta.Domain.Scoring;

/// <summary>One line of a scorecard.</summary>
/// <param name="Actual">Null where there is no data.</param>
/// <param name="Goal">Null where the line has no goal: the person has no such target.</param>
/// <param name="Attainment">1 is the goal reached; null where the line is missing.</param>
/// <param name="Points">The attainment between floor and cap; null where the line is missing and its weight goes to the others.</param>
/// <param name="Weight">Percent of the whole score that the line stands for, with what the missing ones handed on; 0 where it is missing itself.</param>
public sealed record LineScore(SchemeLine Line, decimal? Actual, decimal? Goal, decimal? Attainment, decimal? Points, decimal Weight)
{
    /// <summary>What the line brings to the score, in points of a hundred; 0 where it is missing.</summary>
    public decimal Brings => Weight * (Points ?? 0);
}

/// <summary>
/// A score under one version of a scheme: w_target × target points + w_kpi × Σ(weight × points) / Σ(weights rated). A missing line hands its
/// weight to the others of its part, a part that is missing altogether to the other part. Peers weigh no more than <see cref="PeerWeight.Most"/>.
/// </summary>
/// <param name="Total">In points of a hundred, rounded to two places; null where nothing could be rated.</param>
public sealed record Score(Scheme Scheme, ImmutableArray<LineScore> Lines, decimal? Total)
{
    /// <summary>Points of a part, 1 being 100 %; null where none of its lines is rated.</summary>
    public decimal? PointsOf(Part part)
    {
        var rated = Lines.Where(l => l.Line.Part == part && l.Points is not null).ToArray();
        return rated.Length == 0 ? null : rated.Sum(l => l.Brings) / rated.Sum(l => l.Weight);
    }

    /// <summary>Whether some line had no data, so that others stand for it.</summary>
    public bool HasMissing => Lines.Any(l => l.Points is null);

    public static Score Of(Scheme scheme, Measured measured)
    {
        var rated = scheme.Lines.Select(l => Rate(l, measured)).ToArray();
        var parts = rated.Where(l => l.Points is not null).GroupBy(l => l.Line.Part).ToDictionary(g => g.Key, g => g.Sum(l => l.Line.Weight));
        var whole = parts.Keys.Sum(scheme.WeightOf);
        var lines = PeerWeight.Cap([.. rated.Select(l => l.Points is null ? l : l with { Weight = WeightOf(l) })]);
        return new(scheme, lines, PeerWeight.IsEnough(lines) ? Rounded(lines.Sum(l => l.Brings)) : null);

        // The part's weight of a hundred, and of it this line's share among those that are rated.
        decimal WeightOf(LineScore l) => 100 * scheme.WeightOf(l.Line.Part) * l.Line.Weight / (whole * parts[l.Line.Part]);
    }

    public static decimal Rounded(decimal points) => decimal.Round(points, 2, MidpointRounding.AwayFromZero);

    static LineScore Rate(SchemeLine line, Measured measured)
    {
        var (actual, goal, lowerIsBetter) = line.Part == Part.Target ? OfTarget(line, measured) : OfIndicator(line, measured);
        if (actual is not { } a || goal is not > 0) return new(line, actual, goal, null, null, 0);
        var attainment = Scoring.Points.Attainment(a, goal.Value, lowerIsBetter, line.ZeroPoint);
        return new(line, actual, goal, attainment, Scoring.Points.Of(attainment, line.Floor, line.Cap), 0);
    }

    static (decimal?, decimal?, bool) OfTarget(SchemeLine line, Measured measured) =>
        measured.Targets.TryGetValue(line.Key, out var target) ? (target.Actual, line.Goal ?? target.Base, false) : (null, line.Goal, false);

    static (decimal?, decimal?, bool) OfIndicator(SchemeLine line, Measured measured)
    {
        var actual = measured.Measures.TryGetValue(line.Key, out var measure) ? measure.Value : null;
        var goal = line.Goal ?? (measured.Targets.TryGetValue(line.Key, out var own) ? own.Base : null);
        return (actual, goal, line.Indicator?.LowerIsBetter == true);
    }
}
