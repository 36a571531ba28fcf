using Dengta.Domain.Basics;

namespace Dengta.Domain.Followups;

/// <summary>Something that a rep means to do on a day.</summary>
/// <param name="Customer">Null where no customer was named, or none is known by that name yet.</param>
/// <param name="CustomerText">As written.</param>
/// <param name="What">In the rep's words, without the day; at most 200 characters.</param>
/// <param name="Due">The last day on which it is in time.</param>
public sealed record NewFollowup(CustomerId? Customer, string? CustomerText, string? Contact, string What, DateOnly Due, TimeOnly? Time)
{
    /// <summary>How far ahead one may plan, in days.</summary>
    public const int Furthest = 366;

    public const int LongestText = 200;

    /// <summary>Whether a reminder on that day could still come.</summary>
    public static Refusal? Refuse(DateOnly due, DateOnly today) =>
        due < today ? new("这一天已经过了,请换一天。", "That day has passed; please choose another.")
        : due > today.AddDays(Furthest) ? new("最多提前一年。", "At most a year ahead, please.")
        : null;
}

/// <param name="Moved">It was put off once, which is how often it may be.</param>
public sealed record Followup(
    FollowupId Id, MemberId Owner, CustomerId? Customer, string? CustomerText, string? Contact, string What, DateOnly Due, TimeOnly? Time,
    FollowupState State, bool Moved)
{
    /// <summary>Done, it leaves an entry in the ledger; a task with neither customer nor contact is only ticked off.</summary>
    public bool IsBooked => CustomerText is not null || Contact is not null;
}

public enum FollowupState
{
    Open,
    Done,

    /// <summary>Given up by its owner.</summary>
    Dropped,
}
