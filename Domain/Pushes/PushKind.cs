using System.Collections.Frozen;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Pushes;

/// <summary>What the clock sends to people, each at a local time of theirs.</summary>
public enum PushKind
{
    /// <summary>The team's week, for whoever answers for a unit.</summary>
    WeeklyReview,

    /// <summary>The company's week, for directors and operations.</summary>
    CompanyReview,

    /// <summary>What did not arrive in the last week, and why, for admins.</summary>
    DeliveryReport,

    /// <summary>The own week, for reps, with what holds them up.</summary>
    WeekNote,

    /// <summary>At the end of a working day on which nothing was logged.</summary>
    LogReminder,

    /// <summary>Follow-ups due today or overdue.</summary>
    FollowupReminder,

    /// <summary>A part of the month's target reached, for reps of teams that want it.</summary>
    Milestone,

    /// <summary>An adjustment window about to open or to close, for those who set targets.</summary>
    WindowReminder,
}

/// <summary>How each kind is stored, when it is usual, and when it is too late.</summary>
public static class PushKinds
{
    static readonly FrozenDictionary<string, PushKind> ByStored = Enum.GetValues<PushKind>().ToFrozenDictionary(k => k.Stored(), StringComparer.Ordinal);

    public static string Stored(this PushKind kind) => kind switch
    {
        PushKind.WeeklyReview => "weekly-review",
        PushKind.CompanyReview => "company-review",
        PushKind.DeliveryReport => "delivery-report",
        PushKind.WeekNote => "week-note",
        PushKind.LogReminder => "log-reminder",
        PushKind.FollowupReminder => "followup-reminder",
        PushKind.Milestone => "milestone",
        PushKind.WindowReminder => "window-reminder",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Name(this PushKind kind, Language language) => kind switch
    {
        PushKind.WeeklyReview => language.Pick("周复盘", "weekly review"),
        PushKind.CompanyReview => language.Pick("公司周览", "company review"),
        PushKind.DeliveryReport => language.Pick("送达报告", "delivery report"),
        PushKind.WeekNote => language.Pick("周记", "week note"),
        PushKind.LogReminder => language.Pick("日志提醒", "log reminder"),
        PushKind.FollowupReminder => language.Pick("跟进提醒", "follow-up reminder"),
        PushKind.Milestone => language.Pick("里程碑祝贺", "milestone praise"),
        PushKind.WindowReminder => language.Pick("调整窗口提醒", "adjustment window reminder"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static PushKind? Find(string stored) => ByStored.TryGetValue(stored, out var kind) ? kind : null;

    /// <summary>The local time at which people get it unless they chose another.</summary>
    public static LocalSlot Usual(this PushKind kind) => kind switch
    {
        PushKind.WeeklyReview or PushKind.CompanyReview or PushKind.DeliveryReport => new(DayOfWeek.Monday, new(9, 0)),
        PushKind.WeekNote => new(DayOfWeek.Friday, new(16, 0)),
        PushKind.LogReminder => new(null, new(17, 30)),
        PushKind.FollowupReminder => new(null, new(8, 45)),
        PushKind.Milestone => new(null, new(18, 0)),
        PushKind.WindowReminder => new(null, new(9, 5)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether people can choose another weekday and hour for it.</summary>
    public static bool CanBeMoved(this PushKind kind) => kind is PushKind.WeeklyReview or PushKind.CompanyReview;

    public static bool IsWeekly(this PushKind kind) => kind.Usual().Day is not null;

    /// <summary>How long after its moment a missed push is still made up; later it would only confuse.</summary>
    public static TimeSpan GiveUp(this PushKind kind) => kind switch
    {
        PushKind.WeeklyReview or PushKind.CompanyReview or PushKind.DeliveryReport => TimeSpan.FromHours(48),
        PushKind.WeekNote => TimeSpan.FromHours(40),
        // Still in time for the evening before.
        PushKind.WindowReminder => TimeSpan.FromHours(9),
        _ => TimeSpan.FromHours(3),
    };
}
