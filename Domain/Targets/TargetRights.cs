using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.Domain.Targets;

/// <summary>
/// Who may set whose targets: a manager those of the units and people below the own unit, a director also the own unit's, sales operations
/// everybody's; nobody their own.
/// </summary>
public static class TargetRights
{
    /// <summary>The unit at or below which somebody sets targets; null for who sets none.</summary>
    public static UnitId? RootOf(Member who) => who.Role switch
    {
        Role.Manager or Role.Director => who.Manages,
        Role.Ops => UnitId.Company,
        _ => null,
    };

    /// <summary>Whether the root's own target is among them.</summary>
    public static bool SetsRoot(Member who) => who.Role is Role.Director or Role.Ops;

    /// <summary>Why this person may not set this owner's target; null where they may.</summary>
    public static Refusal? Against(Member who, OwnerInView owner)
    {
        if (owner.Owner == TargetOwner.Of(who.Id)) return Own;
        if (RootOf(who) is null) return NoRole;
        if (!owner.Within) return Scope;
        return owner.IsRoot && owner.Owner.Kind == OwnerKind.Unit && !SetsRoot(who) ? Own : null;
    }

    public static Refusal Own { get; } = new("自己的目标由上一级来定,不能自己改。", "Your own target is set one level up; you cannot set it yourself.");

    public static Refusal NoRole { get; } = new("目标由主管、总监或运营来定。", "Targets are set by managers, directors and sales operations.");

    public static Refusal Scope { get; } = new("您只能给自己所管的团队和成员定目标。", "You can set targets only for the units and people below you.");
}
