namespace Dengta.Domain.Basics;

/// <summary>A company's years, which may begin in any month; halves and quarters count from there.</summary>
/// <param name="FirstMonth">1 to 12.</param>
public readonly record struct FiscalCalendar(int FirstMonth)
{
    /// <summary>The fiscal period of that kind that holds the day; days, weeks and months are those of the calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A kind that does not repeat.</exception>
    public Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Day => Period.Day(day),
        PeriodKind.Week => Period.Week(day),
        PeriodKind.Month => Period.Month(day),
        PeriodKind.Quarter => Months(kind, day, 3),
        PeriodKind.Half => Months(kind, day, 6),
        PeriodKind.Year => Months(kind, day, 12),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The period from one day to another, both inclusive, recognised as a unit of this calendar or of the common one where it is one.</summary>
    public Period Between(DateOnly first, DateOnly last)
    {
        foreach (var kind in (ReadOnlySpan<PeriodKind>)[PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year])
            if (Of(kind, first) is var unit && unit.Start == first && unit.LastDay == last)
                return unit;
        return Period.Between(first, last);
    }

    /// <summary>
    /// The periods of a kind that a whole falls into, in order and without a gap. A week at an end is cut there and then is
    /// <see cref="PeriodKind.Days"/>: what it brings is shared by both sides.
    /// </summary>
    public IReadOnlyList<Period> Parts(Period whole, PeriodKind kind)
    {
        var parts = new List<Period>();
        for (var day = whole.Start; day < whole.End;)
        {
            var part = Of(kind, day);
            var cut = part.Start < whole.Start || part.End > whole.End;
            if (cut) part = new(PeriodKind.Days, part.Start < whole.Start ? whole.Start : part.Start, part.End > whole.End ? whole.End : part.End);
            parts.Add(part);
            day = part.End;
        }
        return parts;
    }

    Period Months(PeriodKind kind, DateOnly day, int length)
    {
        var passed = (day.Month - FirstMonth + 12) % 12;
        var start = new DateOnly(day.Year, day.Month, 1).AddMonths(-(passed % length));
        return new(kind, start, start.AddMonths(length));
    }
}
