using Dengta.Domain.Basics;

namespace Dengta.Domain.Reports;

public readonly record struct ReportId(long Value);

/// <summary>The scores of one person or of a unit and below, as a file that one person may fetch for a while.</summary>
/// <param name="Asker">Who asked: nobody else's rights count, and these are looked at again with each download.</param>
/// <param name="Member">Whose scores; null for a unit's.</param>
/// <param name="Unit">Set where <paramref name="Member"/> is not.</param>
/// <param name="Day">Not in the future: each person's scorecard is that of the period which holds it.</param>
public sealed record AppraisalReport(MemberId Asker, MemberId? Member, UnitId? Unit, DateOnly Day, Language Language)
{
    /// <summary>How long the address of a file works.</summary>
    public static TimeSpan Lives { get; } = TimeSpan.FromHours(24);
}
