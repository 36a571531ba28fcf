using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

public readonly record struct DisputeId(int Value);

/// <summary>An objection to one line of the own score.</summary>
/// <param name="Owner">Who has to settle it.</param>
/// <param name="Upheld">Null while it is open.</param>
public sealed record Dispute(
    DisputeId Id, MemberId Member, Period Period, Part Part, string Key, string Words, MemberId Owner, DateTimeOffset OpenedAt, bool? Upheld, string? Outcome)
{
    /// <summary>Working days in which it is to be settled.</summary>
    public const int Days = 2;

    /// <summary>The names of the line where it is an indicator that operations made; null otherwise.</summary>
    public (string Name, string NameEn)? Own { get; init; }

    /// <summary>The name of the duty that keeps its clock.</summary>
    public string Duty => DutyOf(Id);

    public static string DutyOf(DisputeId id) => FormattableString.Invariant($"dispute:{id.Value}");

    /// <summary>When it is late: the end of the second working day.</summary>
    public static DateOnly DueOn(DateOnly opened, WorkCalendar calendar)
    {
        var day = opened;
        for (var left = Days; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.Works(day)) left--;
        }
        return day.AddDays(1);
    }
}
