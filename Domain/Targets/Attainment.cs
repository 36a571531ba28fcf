using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>How far one target is on a day.</summary>
/// <param name="Base">Above 0.</param>
/// <param name="Stretch">Above the base, or null. Only the base is ever scored.</param>
/// <param name="DaysPassed">Working days of the period before today.</param>
/// <param name="DaysLeft">Working days from today, inclusive, to the end of the period.</param>
public sealed record Attainment(TargetMetric Metric, Period Period, decimal Actual, decimal Base, decimal? Stretch, int DaysPassed, int DaysLeft)
{
    /// <summary>Actual over base; 1 is the base reached.</summary>
    public decimal Share => Actual / Base;

    /// <summary>Still missing to the base; 0 once it is reached.</summary>
    public decimal Gap => Math.Max(0, Base - Actual);

    /// <summary>Still missing to the stretch; null where there is none.</summary>
    public decimal? StretchGap => Stretch is { } stretch ? Math.Max(0, stretch - Actual) : null;

    /// <summary>(actual − base) / (stretch − base), from 0; null without a stretch.</summary>
    public decimal? StretchProgress => Stretch is { } stretch ? Math.Max(0, (Actual - Base) / (stretch - Base)) : null;

    /// <summary>The share of the base that the working days so far stand for, 0 to 1; null for a period without working days.</summary>
    public decimal? Pace => DaysPassed + DaysLeft == 0 ? null : (decimal)DaysPassed / (DaysPassed + DaysLeft);

    /// <summary>(base − actual) / working days left, today among them; null when none is left or nothing is missing.</summary>
    public decimal? NeededPerDay => Gap == 0 || DaysLeft == 0 ? null : Gap / DaysLeft;

    public Standing Standing => Share >= 1 ? Standing.Reached
        : Pace is not { } pace || Share >= pace ? Standing.OnPace
        : Share >= pace * 0.8m ? Standing.Behind
        : Standing.AtRisk;

    /// <summary>How far a goal of a period is on a day.</summary>
    public static Attainment Toward(Goal goal, TargetMetric metric, Period period, decimal actual, DateOnly today, WorkCalendar calendar)
    {
        var from = today < period.Start ? period.Start : today > period.End ? period.End : today;
        return new(metric, period, actual, goal.Base, goal.Stretch, calendar.WorkingDays(period.Start, from), calendar.WorkingDays(from, period.End));
    }

    /// <summary>
    /// All targets of a period. Months count whole; of a month that is only partly in the period, the part by working days.
    /// </summary>
    public static IEnumerable<Attainment> Of(Progress progress, DateOnly today, WorkCalendar calendar, string currency)
    {
        var period = progress.Period;
        var from = today < period.Start ? period.Start : today > period.End ? period.End : today;
        var (passed, left) = (calendar.WorkingDays(period.Start, from), calendar.WorkingDays(from, period.End));
        foreach (var months in progress.Targets.GroupBy(t => t.Metric).OrderBy(g => g.Key))
        {
            var (whole, stretch) = (0m, 0m);
            foreach (var month in months)
            {
                var part = PartOf(period, month.Month, calendar);
                whole += month.Base * part;
                stretch += (month.Stretch ?? month.Base) * part;
            }
            if (whole > 0)
                yield return new(months.Key, period, progress.Actual(months.Key, currency), whole, stretch > whole ? stretch : null, passed, left);
        }
    }

    static decimal PartOf(Period period, DateOnly month, WorkCalendar calendar)
    {
        var (start, end) = (month, month.AddMonths(1));
        if (start >= period.Start && end <= period.End) return 1;
        var inside = calendar.WorkingDays(Max(start, period.Start), Min(end, period.End));
        var all = calendar.WorkingDays(start, end);
        return all == 0 ? 0 : (decimal)inside / all;
    }

    static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}

/// <summary>Where a target stands against the working days that have passed.</summary>
public enum Standing
{
    Reached,

    /// <summary>At or above the pace.</summary>
    OnPace,

    /// <summary>Below the pace, by less than a fifth of it.</summary>
    Behind,
    AtRisk,
}
