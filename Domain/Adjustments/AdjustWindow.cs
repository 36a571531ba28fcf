using Dengta.Domain.Basics;

namespace Dengta.Domain.Adjustments;

/// <summary>When one person alone may change targets.</summary>
/// <param name="Opens">Inclusive.</param>
/// <param name="Closes">Inclusive.</param>
public readonly record struct AdjustWindow(long Id, DateOnly Opens, DateOnly Closes)
{
    /// <summary>
    /// What there is to be reminded of on a day: the last working day before the window opens, and the last one before its last day.
    /// A window of one day opens only.
    /// </summary>
    public WindowMoment? RemindsOn(DateOnly day, WorkCalendar calendar) =>
        IsLastBefore(day, Opens, calendar) ? WindowMoment.Opens
        : day >= Opens && IsLastBefore(day, Closes, calendar) ? WindowMoment.Closes
        : null;

    static bool IsLastBefore(DateOnly day, DateOnly moment, WorkCalendar calendar) =>
        day < moment && calendar.Works(day) && calendar.WorkingDays(day.AddDays(1), moment) == 0;
}

public enum WindowMoment
{
    Opens,
    Closes,
}
