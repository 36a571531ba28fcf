using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>A unit's target as it is to be handed down.</summary>
/// <param name="ChangeSet">Of its locked parts.</param>
public sealed record TargetSplit(
    long Id, UnitId Unit, string UnitName, string UnitNameEn, TargetMetric Metric, Period Period, Goal Whole, OwnerMethod Method, MemberId MadeBy,
    string MakerName, string MakerNameEn, SplitState State, DateTimeOffset? DueAt, long? ChangeSet);

public enum SplitState
{
    Draft,

    /// <summary>Proposed to the owners.</summary>
    Open,
    Locked,
    Withdrawn,
}

/// <param name="Presence">Of a person in the period; a unit is always there whole.</param>
public sealed record SplitPart(int Line, TargetOwner Owner, string Name, string NameEn, Presence Presence, SplitProposal Proposal)
{
    public Goal Goal => new(Proposal.Base, Proposal.Stretch);

    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>A unit or person right below, with what a split may go by.</summary>
public sealed record Below(Shareholder Share, string Name, string NameEn)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}
