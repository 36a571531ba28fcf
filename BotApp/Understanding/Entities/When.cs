namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A day or a run of days that a text names.</summary>
/// <param name="Length">Characters taken.</param>
/// <param name="IsDay">Said as a day; a run said as a period may still be one day long.</param>
/// <param name="IsRelative">Said without a year, so that another year may be meant: 9月, Q3.</param>
/// <param name="Unit">The unit whose end was said (月底, year end), for questions that look to the whole of it.</param>
readonly record struct When(DateOnly From, DateOnly To, int Length, bool IsDay, bool IsRelative = false, DayRange? Unit = null)
{
    /// <summary>How often a day said like this comes again: 周四 each week, 3号 each month, 3月5日 each year.</summary>
    public Cycle Cycle { get; init; }

    public DayRange Range => new(From, To);

    /// <summary>The day meant by somebody who speaks of what is to come: the next such day, where the word fits more than one.</summary>
    /// <remarks>A weekday is never today: that would be called today.</remarks>
    public DateOnly Ahead(DateOnly today) => Cycle switch
    {
        Cycle.Week when From <= today => Days.Away(From, 7),
        Cycle.Month when From < today => Days.NextNumbered(today, From.Day) ?? From,
        Cycle.Year when From < today => Days.MonthsAway(From, 12),
        _ => From,
    };

    public static When Day(DateOnly day, int length = 0) => new(day, day, length, true);

    public static When Span(DayRange days, int length = 0) => new(days.From, days.To, length, false);
}

/// <summary>After how long a day said without its week, month or year comes again.</summary>
enum Cycle : byte
{
    None,
    Week,
    Month,
    Year,
}
