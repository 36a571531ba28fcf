using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Kpis;

/// <summary>Something that is measured of a person in a period.</summary>
/// <param name="Key">Names it in schemes for ever.</param>
/// <param name="Serves">The target it leads to where a scheme does not say another: the key of a target's metric.</param>
/// <param name="Records">The entries behind it, that "why" unfolds to.</param>
/// <param name="Query">
/// The statement: tenant ($1), people ($2), first day ($3) and the day after the last ($4) to person, numerator and denominator.
/// Who has no row has no data, which is not the same as zero. Null while there is no source for it yet.
/// </param>
public sealed record Indicator(
    string Key, string Name, string NameEn, IndicatorKind Kind, IndicatorUnit Unit, bool LowerIsBetter, RollUp RollUp, string Source,
    string Serves, ImmutableArray<EntryKind> Records, string Formula, string FormulaEn, string? Query)
{
    /// <summary>The rule of one that operations made; null for a built-in one.</summary>
    public OwnIndicator? Own { get; init; }

    /// <summary>The key of 客户满意度, a mean that is never shown without how many answered.</summary>
    public const string Satisfaction = "satisfaction";

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    public string FormulaIn(Language language) => language.Pick(Formula, FormulaEn);
}

public enum IndicatorKind
{
    /// <summary>结果: what was achieved.</summary>
    Result,

    /// <summary>数量: how much was done.</summary>
    Quantity,

    /// <summary>质量: how well.</summary>
    Quality,

    /// <summary>行为: how it was gone about.</summary>
    Behaviour,
}

public enum IndicatorUnit
{
    Money,
    Times,
    Customers,
    Deals,
    Percent,
    Points,
    Minutes,
}

/// <summary>How people's measures become their unit's.</summary>
public enum RollUp
{
    /// <summary>Numerators add up; there is no denominator.</summary>
    Sum,

    /// <summary>Sum of the numerators over sum of the denominators.</summary>
    Ratio,
}
