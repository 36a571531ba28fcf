using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>A unit's target as it is to be handed down.</summary>
public sealed record TargetSplit(
    long Id, UnitId Unit, string UnitName, string UnitNameEn, TargetMetric Metric, Period Period, Goal Whole, SplitMethod Method, MemberId MadeBy,
    string MakerName, string MakerNameEn, SplitState State, DateTimeOffset? DueAt);

public enum SplitMethod
{
    Even,
    Headcount,

    /// <summary>By what each reached in the twelve months before.</summary>
    History,
}

public enum SplitState
{
    Draft,

    /// <summary>Proposed to the owners.</summary>
    Open,
    Locked,
    Withdrawn,
}

public enum PartState
{
    Proposed,
    Accepted,
    Objected,

    /// <summary>Decided by whoever proposed it.</summary>
    Settled,
}

/// <param name="Answerable">Who accepts or objects; null for a unit without a manager.</param>
public sealed record SplitPart(int Line, TargetOwner Owner, string Name, string NameEn, MemberId? Answerable, Goal Goal, PartState State, string? Reason)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>Somebody right below with what a split may go by.</summary>
public sealed record SplitOwner(TargetOwner Owner, int People, decimal History);

/// <summary>Divides a target among owners: the parts add up to the whole exactly.</summary>
public static class SplitRule
{
    /// <summary>Ten thousand from a million up, a hundred from ten thousand up, otherwise one.</summary>
    public static decimal GrainOf(decimal whole) => whole >= 1_000_000 ? 10_000 : whole >= 10_000 ? 100 : 1;

    /// <summary>A part for each owner, none of zero: where a weight is too small to get a grain, the split is even.</summary>
    public static IReadOnlyList<Goal>? Of(Goal whole, IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0) return null;
        var usable = weights.Sum() > 0 ? weights : [.. weights.Select(_ => 1m)];
        var bases = Parts(whole.Base, usable);
        if (bases.Any(b => b <= 0)) bases = Parts(whole.Base, [.. weights.Select(_ => 1m)]);
        if (bases.Any(b => b <= 0)) return null;
        var stretches = whole.Stretch is { } stretch ? Parts(stretch - whole.Base, bases) : null;
        return [.. bases.Select((b, i) => new Goal(b, stretches is not null && stretches[i] > 0 ? b + stretches[i] : null))];
    }

    public static decimal WeightOf(SplitMethod method, SplitOwner owner) => method switch
    {
        SplitMethod.Headcount => owner.People,
        SplitMethod.History => Math.Max(0, owner.History),
        _ => 1,
    };

    static decimal[] Parts(decimal whole, IReadOnlyList<decimal> weights) =>
        [.. new Money(whole, "XXX").Split(weights, GrainOf(whole)).Select(m => m.Amount)];
}
