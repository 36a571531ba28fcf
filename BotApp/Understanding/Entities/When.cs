namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A day or a run of days that a text names.</summary>
/// <param name="Length">Characters taken.</param>
/// <param name="IsDay">Said as a day; a run said as a period may still be one day long.</param>
/// <param name="IsRelative">Said without a year, so that another year may be meant: 9月, Q3.</param>
/// <param name="Unit">The unit whose end was said (月底, year end), for questions that look to the whole of it.</param>
readonly record struct When(DateOnly From, DateOnly To, int Length, bool IsDay, bool IsRelative = false, DayRange? Unit = null)
{
    public DayRange Range => new(From, To);

    public static When Day(DateOnly day, int length = 0) => new(day, day, length, true);

    public static When Span(DayRange days, int length = 0) => new(days.From, days.To, length, false);
}
