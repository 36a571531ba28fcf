using Dengta.Domain.Basics;

namespace Dengta.Domain.Reviews;

/// <summary>What a period will come to, in the units of its sums.</summary>
/// <param name="Low">Never below what is booked already.</param>
/// <param name="Errors">How wrong the same method was for the closed periods before, the newest first: |forecast − actual| / actual.</param>
public sealed record Forecast(decimal Low, decimal Likely, decimal High, IReadOnlyList<decimal> Errors)
{
    /// <summary>The mean of <see cref="Errors"/>; null where no closed period could be compared.</summary>
    public decimal? MeanError => Errors.Count == 0 ? null : Errors.Average();
}

/// <summary>
/// An estimate of a month's end from plain figures: what is booked, what share of a month is usually booked by now, and what a month
/// usually comes to. docs/forecast.md has the formulas with a worked example.
/// </summary>
public static class Forecasting
{
    /// <summary>Closed months that the usual month is taken from.</summary>
    const int Year = 12;

    /// <summary>The latest of them, for the level and the course of a month.</summary>
    const int Lately = 6;

    /// <summary>The mean of the last months counts like half a month of the same place in the quarter: sales follow the quarter more than the month.</summary>
    const decimal LevelWeight = 0.5m;

    /// <summary>An even course counts like so many months: six months say little about how a month runs.</summary>
    const decimal EvenWeight = 24;

    /// <summary>Closed months whose forecasts are compared with what came.</summary>
    const int Compared = 4;

    /// <summary>The range reaches so many mean errors to both sides: of real months about three in four fall into it.</summary>
    const decimal Width = 1.5m;

    /// <summary>The range where there is nothing to learn it from.</summary>
    const decimal UnknownError = 0.3m;

    /// <param name="sums">With the months before, as far as there are any; a year of them is used.</param>
    /// <param name="month">A calendar month.</param>
    /// <param name="today">The first day that is not in the sums yet.</param>
    /// <returns>Null where nothing was ever booked.</returns>
    public static Forecast? Of(DailySums sums, Period month, DateOnly today, WorkCalendar calendar)
    {
        if (Likely(sums, month, today, calendar) is not { } likely) return null;
        var passed = Share(month, today, calendar);
        var errors = new List<decimal>(Compared);
        foreach (var past in Before(sums, month).Take(Compared))
        {
            var actual = sums.Between(past.Start, past.End);
            if (actual > 0 && Likely(sums, past, DayAt(past, passed, calendar), calendar) is { } then)
                errors.Add(decimal.Abs(then - actual) / actual);
        }
        var booked = sums.Between(month.Start, today);
        // A month that is over is no longer uncertain.
        if (passed >= 1) return new(likely, likely, likely, errors);
        var spread = (errors.Count == 0 ? UnknownError * (1 - passed) : Width * errors.Average()) * likely;
        return new(decimal.Max(booked, likely - spread), likely, decimal.Max(likely, likely + spread), errors);
    }

    /// <summary>
    /// passed × (booked / usual share by now) + (1 − passed) × (booked + usual month × (1 − usual share by now)): early in the month the usual
    /// month decides, late what is booked.
    /// </summary>
    static decimal? Likely(DailySums sums, Period month, DateOnly today, WorkCalendar calendar)
    {
        var booked = sums.Between(month.Start, today);
        var passed = Share(month, today, calendar);
        if (passed >= 1) return booked;
        var before = Before(sums, month).Take(Year).ToArray();
        var usual = UsualMonth(sums, month, before);
        if (usual == 0) return passed == 0 || booked == 0 ? null : booked / passed;
        var byNow = UsualShare(sums, before.Take(Lately).ToArray(), passed, calendar);
        var early = booked + usual * (1 - byNow);
        var late = byNow > 0 ? booked / byNow : early;
        return passed * late + (1 - passed) * early;
    }

    /// <summary>The mean of the months at the same place in their quarter, drawn a little to the mean of the last months.</summary>
    static decimal UsualMonth(DailySums sums, Period month, Period[] before)
    {
        if (before.Length == 0) return 0;
        var level = before.Take(Lately).Average(m => sums.Between(m.Start, m.End));
        var alike = before.Where(m => (m.Start.Month - month.Start.Month) % 3 == 0).ToArray();
        return (alike.Sum(m => sums.Between(m.Start, m.End)) + LevelWeight * level) / (alike.Length + LevelWeight);
    }

    /// <summary>What share of those months was booked when the same share of their working days had passed, drawn to that share itself.</summary>
    static decimal UsualShare(DailySums sums, Period[] before, decimal passed, WorkCalendar calendar)
    {
        var (then, whole) = (0m, 0m);
        foreach (var m in before)
        {
            then += sums.Between(m.Start, DayAt(m, passed, calendar));
            whole += sums.Between(m.Start, m.End);
        }
        if (whole <= 0) return passed;
        return (decimal.Clamp(then / whole, 0, 1) * before.Length + passed * EvenWeight) / (before.Length + EvenWeight);
    }

    /// <summary>Whole months before this one that the sums hold, the newest first.</summary>
    static IEnumerable<Period> Before(DailySums sums, Period month)
    {
        for (var m = Period.Month(month.Start.AddDays(-1)); m.Start >= sums.Start; m = Period.Month(m.Start.AddDays(-1)))
            yield return m;
    }

    /// <summary>The working days before a day as a share of the month's, 0 to 1.</summary>
    static decimal Share(Period month, DateOnly today, WorkCalendar calendar)
    {
        var all = calendar.WorkingDays(month.Start, month.End);
        return today >= month.End || all == 0 ? 1 : (decimal)calendar.WorkingDays(month.Start, today) / all;
    }

    /// <summary>The first day of a month before which that share of its working days lies.</summary>
    static DateOnly DayAt(Period month, decimal share, WorkCalendar calendar)
    {
        var wanted = (int)decimal.Round(share * calendar.WorkingDays(month.Start, month.End));
        var day = month.Start;
        for (var passed = 0; day < month.End && (passed < wanted || !calendar.Works(day)); day = day.AddDays(1))
            if (calendar.Works(day)) passed++;
        return day;
    }
}
