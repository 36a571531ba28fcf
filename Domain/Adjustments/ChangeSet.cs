using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>Changes that are confirmed, approved, announced and taken back as a whole.</summary>
/// <param name="EffectiveFrom">The first day on which a changed target counts.</param>
/// <param name="Reason">A code of the tenant's list; null while none was chosen.</param>
/// <param name="Override">Why what the check blocks shall be so all the same.</param>
/// <param name="Items">How many targets.</param>
/// <param name="Changes">Whether a target, scheme or weight that was there before is among them; otherwise all are new.</param>
/// <param name="ApprovedBy">The second person, outside a window; the maker within one.</param>
/// <param name="Schemes">How many schemes, and lines of somebody's own in one.</param>
/// <param name="Checked">What the check said of the targets when they were stated.</param>
public sealed record ChangeSet(
    long Id, MemberId MadeBy, DateTimeOffset MadeAt, DateOnly EffectiveFrom, string? Reason, string? Note, string? Override, ChangeState State,
    MemberId? ApprovedBy, int Items, bool Changes, string MakerName, string MakerNameEn, int Schemes,
    Verdicts Checked)
{
    /// <summary>Targets and schemes together.</summary>
    public int All => Items + Schemes;
}

/// <summary>How many targets of a set pass the check, are warned of or blocked. Those that follow from others, such as the parts of a split, are in none.</summary>
public readonly record struct Verdicts(int Pass, int Warn, int Block)
{
    public int All => Pass + Warn + Block;
}

public enum ChangeState
{
    Draft,

    /// <summary>For a second person, outside a window.</summary>
    Waiting,
    Applied,

    /// <summary>Never came to count: cancelled, declined or out of date.</summary>
    Dropped,
    Undone,
}

/// <summary>One target as it was and as it is to be.</summary>
/// <param name="Old">Null for a target that was not there before.</param>
/// <param name="EffectiveFrom">Within the period.</param>
/// <param name="Counted">What the whole period counted as before, by working days of its versions; null where there was none.</param>
/// <param name="Counts">And after.</param>
public sealed record TargetChangeItem(
    TargetKey Key, TargetVersion? Old, Goal New, string? Currency, DateOnly EffectiveFrom, Goal? Counted, Goal Counts)
{
    /// <summary>What the check said when it was stated; null for what follows from another.</summary>
    public Verdict? Verdict { get; init; }
}

/// <summary>An item with what a card says about it.</summary>
/// <param name="Answerable">Who has to reach it; null for a unit without a manager.</param>
/// <param name="Actual">What has been reached of it.</param>
public sealed record ItemTold(int Line, TargetChangeItem Item, string Name, string NameEn, MemberId? Answerable, decimal Actual)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>What a change set says, or the page of it that is shown.</summary>
/// <param name="Appraisal">All of it, however many targets a page has.</param>
public sealed record ChangeTold(ChangeSet Set, IReadOnlyList<ItemTold> Items, AppraisalChanges Appraisal);

/// <summary>What stands in the way of a change set, asked in one go under the lock.</summary>
/// <param name="Overtaken">A target in it was changed by somebody meanwhile.</param>
/// <param name="Forbidden">A target in it is not the asker's to set.</param>
/// <param name="InWindow">An adjustment window is open today.</param>
public readonly record struct ChangeObstacles(bool Overtaken, bool Forbidden, bool InWindow);
