using System.Collections.Immutable;

namespace Dengta.Domain.Scoring;

/// <summary>What colleagues say of each other weighs a tenth of a score at most, whatever a scheme says or missing data would hand to it.</summary>
public static class PeerWeight
{
    /// <summary>Percent of the whole score.</summary>
    public const decimal Most = 10;

    public static bool IsPeerRated(SchemeLine line) => line is { Part: Part.Kpi, Key: "collaboration" };

    /// <summary>
    /// The rated lines with the weight beyond the cap given to the others of the part, or else of the other part. Where nothing but peers has
    /// anything to say the lines stay as they are: there is no score then.
    /// </summary>
    public static ImmutableArray<LineScore> Cap(ImmutableArray<LineScore> lines)
    {
        var peers = lines.Where(IsCounted).Where(l => IsPeerRated(l.Line)).Sum(l => l.Weight);
        if (peers <= Most || !lines.Any(IsOther)) return lines;
        var heirs = lines.Any(l => IsOther(l) && l.Line.Part == Part.Kpi) ? Part.Kpi : Part.Target;
        var weight = lines.Where(l => IsOther(l) && l.Line.Part == heirs).Sum(l => l.Weight);
        return [.. lines.Select(l => l with { Weight = WeightOf(l) })];

        decimal WeightOf(LineScore l) =>
            !IsCounted(l) ? l.Weight
            : IsPeerRated(l.Line) ? l.Weight * Most / peers
            : l.Line.Part == heirs ? l.Weight * (weight + peers - Most) / weight
            : l.Weight;
    }

    /// <summary>Whether anything but peers could be rated.</summary>
    public static bool IsEnough(ImmutableArray<LineScore> lines) => lines.Any(IsOther);

    static bool IsCounted(LineScore l) => l.Points is not null;

    static bool IsOther(LineScore l) => IsCounted(l) && !IsPeerRated(l.Line);
}
