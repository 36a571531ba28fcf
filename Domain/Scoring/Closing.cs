using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

public readonly record struct ClosingId(int Value);

/// <summary>A period on its way from computed to sealed.</summary>
/// <param name="QueryUntil">Until then people look at their previews and object; only then teams are approved.</param>
/// <param name="SealingAt">From then on nothing is dated into it any more.</param>
/// <param name="SealedAt">The same moment, once everybody's score is kept.</param>
public sealed record Closing(
    ClosingId Id, Period Period, DateTimeOffset OpenedAt, DateTimeOffset QueryUntil, DateTimeOffset? SealingAt, DateTimeOffset? SealedAt)
{
    /// <summary>The name of the duty to seal.</summary>
    public string SealDuty => FormattableString.Invariant($"sealing:{Id.Value}:{Period.Start:yyyy-MM-dd}");

    /// <summary>The name of the duty to approve a team.</summary>
    public string DutyOf(UnitId unit) => FormattableString.Invariant($"closing:{Id.Value}:unit:{unit.Value}");
}

/// <summary>A person's score of a sealed period: whatever changes later, it is this one.</summary>
public readonly record struct SealedScore(decimal? Total, decimal? Bonus, DateTimeOffset At);

/// <summary>A team that its manager has to approve.</summary>
/// <param name="Approved">When it was.</param>
public sealed record ClosingTeam(UnitId Unit, string Name, string NameEn, MemberId Manager, ImmutableArray<int> Path, DateTimeOffset? Approved)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>Where a closing stands: what is still in the way of the seal.</summary>
/// <param name="OpenDisputes">Lines of the period that somebody objects to.</param>
/// <param name="Running">The step that is not through with everybody yet.</param>
public sealed record ClosingState(Closing Closing, ImmutableArray<ClosingTeam> Teams, long OpenDisputes, ClosingTask? Running)
{
    /// <summary>How long managers have to approve after the query window, and operations to seal.</summary>
    public static readonly TimeSpan ToApprove = TimeSpan.FromDays(2), ToSeal = TimeSpan.FromDays(4);

    /// <summary>Working days that people have to look at their previews.</summary>
    public const int QueryDays = 3;

    public bool MayApprove(DateTimeOffset now) => Closing.SealingAt is null && Running is null && now >= Closing.QueryUntil;

    public bool MaySeal(DateTimeOffset now) => MayApprove(now) && OpenDisputes == 0 && Teams.All(t => t.Approved is not null);

    /// <summary>The midnight after the last day of the query window.</summary>
    public static DateOnly QueryEnd(DateOnly opened, WorkCalendar calendar)
    {
        var day = opened;
        for (var left = QueryDays; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.Works(day)) left--;
        }
        return day.AddDays(1);
    }
}
