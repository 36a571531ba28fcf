using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

public enum OwnerKind
{
    Unit,
    Member,
}

/// <summary>Whom a target belongs to: a unit, the topmost of which is the company, or a person.</summary>
public readonly record struct TargetOwner(OwnerKind Kind, int Id)
{
    public string Stored => Kind == OwnerKind.Unit ? "unit" : "member";

    public static TargetOwner Of(UnitId unit) => new(OwnerKind.Unit, unit.Value);

    public static TargetOwner Of(MemberId member) => new(OwnerKind.Member, member.Value);

    public static TargetOwner Parse(string kind, int id) => new(kind == "unit" ? OwnerKind.Unit : OwnerKind.Member, id);
}

/// <summary>One target, whatever its versions.</summary>
public readonly record struct TargetKey(TargetOwner Owner, TargetMetric Metric, Period Period);

/// <summary>An owner as somebody who wants to set a target sees it.</summary>
/// <param name="Within">In the subtree of that person, its root included.</param>
/// <param name="IsRoot">The root of that subtree itself.</param>
/// <param name="Answerable">Who has to reach it: the person, or the unit's manager; null for a unit without one.</param>
public sealed record OwnerInView(TargetOwner Owner, string Name, string NameEn, bool Within, bool IsRoot, MemberId? Answerable)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}
