using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;

namespace Dengta.Domain.Scoring;

/// <summary>One version of a scheme: what counts, and how much.</summary>
/// <param name="From">The first day it holds.</param>
/// <param name="Cycle">How long a scorecard runs: month, quarter, half or year.</param>
/// <param name="Lines">Targets and indicators in the order of the card.</param>
/// <param name="Bonus">Null where no bonus is worked out.</param>
public sealed record Scheme(
    SchemeId Id, int Version, string Name, string NameEn, DateOnly From, PeriodKind Cycle, ImmutableArray<SchemeLine> Lines, BonusRule? Bonus)
{
    /// <summary>Whether a weight or goal in it is one person's own.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>The company's years, of which its halves and quarters are.</summary>
    public FiscalCalendar Fiscal { get; init; } = new(1);

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>The weight of a part in the whole score, in percent.</summary>
    public decimal WeightOf(Part part) => Lines.Where(l => l.Part == part).Sum(l => l.Weight);

    /// <summary>The scorecard period that holds a day.</summary>
    public Period PeriodOf(DateOnly day) => Fiscal.Of(Cycle, day);
}

/// <summary>A target or an indicator in a scheme.</summary>
/// <param name="Key">A target's metric, or an indicator of the catalogue.</param>
/// <param name="Weight">Percent of the whole score, above 0.</param>
/// <param name="Goal">What is worth 100 %, for one cycle; null for the person's own target.</param>
/// <param name="ZeroPoint">Where lower is better, what is worth nothing: above the goal.</param>
/// <param name="Cap">The most points, 1.2 being 120 %.</param>
/// <param name="Floor">The fewest points.</param>
/// <param name="Serves">The metric of the target that an indicator leads to.</param>
public sealed record SchemeLine(
    Part Part, string Key, decimal Weight, decimal? Goal = null, decimal? ZeroPoint = null, decimal Cap = SchemeLine.UsualCap, decimal Floor = 0,
    string? Serves = null)
{
    public const decimal UsualCap = 1.2m;

    /// <summary>What is measured: a built-in one by its key, one of the company's own where the line was read with its catalogue. Null for a target.</summary>
    public Indicator? Indicator { get; init; } = Part == Part.Kpi ? Indicators.Find(Key) : null;
}

/// <summary>The two halves of a score: a target says where to go, an indicator how to walk there.</summary>
public enum Part
{
    Target,
    Kpi,
}

public readonly record struct SchemeId(int Value);
