using Dengta.Domain.Basics;

namespace Dengta.Domain.Pushes;

/// <summary>A repeated local time: of one weekday, or of every working day.</summary>
/// <param name="Day">Null for every working day. A weekday that is a holiday gives way to the next working day of the same week, or else to the last before it.</param>
/// <param name="At">The local time.</param>
public readonly record struct LocalSlot(DayOfWeek? Day, TimeOnly At)
{
    // Longer than any holiday; a calendar without working days ends the search.
    const int Horizon = 400;

    /// <summary>
    /// The first moment after <paramref name="after"/>, exclusive; null where the calendar has no working day within a year. Once a day
    /// or week, whatever the clocks do: a time that is skipped in spring comes as much later as the clocks jump, of a time that comes twice the first is meant.
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone, WorkCalendar calendar)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        // A slot put off to the end of its week may lie ahead of a day whose own slot has passed.
        for (var day = Day is null ? first : Period.Week(first).Start; day < first.AddDays(Horizon); day = day.AddDays(Day is null ? 1 : 7))
            if (DayOf(day, calendar) is { } due && Moment(due, At, zone) is var moment && moment > after)
                return moment;
        return null;
    }

    /// <param name="day">A day, or the Monday of a week.</param>
    DateOnly? DayOf(DateOnly day, WorkCalendar calendar)
    {
        if (Day is not { } weekday) return calendar.Works(day) ? day : null;
        var usual = ((int)weekday + 6) % 7;
        if (IsRestDay(weekday)) return day.AddDays(usual);
        for (var offset = usual; offset < 7; offset++)
            if (calendar.Works(day.AddDays(offset))) return day.AddDays(offset);
        for (var offset = usual - 1; offset >= 0; offset--)
            if (calendar.Works(day.AddDays(offset))) return day.AddDays(offset);
        return null;
    }

    // Whoever chooses a Sunday wants the Sunday.
    static bool IsRestDay(DayOfWeek day) => day is DayOfWeek.Saturday or DayOfWeek.Sunday;

    internal static DateTimeOffset Moment(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        if (zone.IsInvalidTime(local))
        {
            // The offset before the jump, read as if the clocks had not been moved: 02:30 becomes 03:30.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))).ToUniversalTime();
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
