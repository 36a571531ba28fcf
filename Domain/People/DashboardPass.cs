using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

public readonly record struct PassId(long Value);

/// <summary>A link to the page of the jobs: for one admin, once.</summary>
/// <param name="Holder">Whom it was given to.</param>
/// <param name="IsAdmin">Whether the holder is one still.</param>
public sealed record DashboardPass(MemberId Holder, bool IsAdmin)
{
    /// <summary>How long a link waits to be opened.</summary>
    public static TimeSpan LinkLives { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long somebody who was let in may look.</summary>
    public static TimeSpan SessionLives { get; } = TimeSpan.FromMinutes(30);
}
