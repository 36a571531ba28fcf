using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>The days that the demo covers: fifteen whole months of history, and the current month up to yesterday.</summary>
sealed class Timeline(DateOnly today)
{
    public const int WholeMonths = 15;

    public DateOnly Today => today;

    public DateOnly ThisMonth { get; } = new(today.Year, today.Month, 1);

    public DateOnly First => ThisMonth.AddMonths(-WholeMonths);

    public IReadOnlyList<(DateOnly Day, bool Works)> Exceptions { get; } =
        [.. Holidays.Exceptions(today.AddMonths(-WholeMonths).Year, today.Year + 1)];

    public WorkCalendar Calendar => field ??= new WorkCalendar(Exceptions);

    public IEnumerable<DateOnly> HistoryMonths => Months(First, ThisMonth);

    /// <summary>From the first month of history to three months after the current year.</summary>
    public IEnumerable<DateOnly> TargetMonths => Months(First, new DateOnly(today.Year, 12, 1).AddMonths(3));

    /// <summary>The working days from one day inclusive to another exclusive that lie before today.</summary>
    public IReadOnlyList<DateOnly> WorkingDays(DateOnly from, DateOnly until)
    {
        var end = until < today ? until : today;
        return [.. Enumerable.Range(0, Math.Max(0, end.DayNumber - from.DayNumber)).Select(from.AddDays).Where(Calendar.Works)];
    }

    /// <summary>The share of the current month's working days that lies before today, 0 to 1.</summary>
    public decimal Pace => (decimal)Calendar.WorkingDays(ThisMonth, today) / Calendar.WorkingDays(ThisMonth, ThisMonth.AddMonths(1));

    public DateOnly NextWorkingDay(DateOnly after)
    {
        var day = after.AddDays(1);
        while (!Calendar.Works(day)) day = day.AddDays(1);
        return day;
    }

    static IEnumerable<DateOnly> Months(DateOnly first, DateOnly last)
    {
        for (var month = first; month <= last; month = month.AddMonths(1)) yield return month;
    }
}
