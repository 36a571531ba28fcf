using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>One person's own weight or goal in a line of the scheme as it is to be.</summary>
/// <param name="Before">What counts for the person until then.</param>
/// <param name="From">The first day on which it counts.</param>
/// <param name="Reason">In the words of whoever decided.</param>
/// <param name="OldOverride">The last decision about the person's line, when the change was planned; null where there was none.</param>
public sealed record LineChange(
    MemberId Member, string Name, string NameEn, SchemeLine Before, SchemeLine After, DateOnly From, string Reason, long? OldOverride)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>As it is kept once it counts.</summary>
    /// <param name="from">The day from which it is taken to count.</param>
    public LineOverride Since(DateOnly from) => new(Member, After.Part, After.Key, After.Weight, After.Goal, from, Reason, long.MaxValue);
}
