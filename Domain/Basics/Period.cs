namespace Dengta.Domain.Basics;

public enum PeriodKind
{
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,

    /// <summary>Any other run of days, such as the last seven.</summary>
    Days,
}

/// <summary>A run of whole days in the tenant's calendar: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive.</summary>
public readonly record struct Period(PeriodKind Kind, DateOnly Start, DateOnly End)
{
    public DateOnly LastDay => End.AddDays(-1);

    public int Length => End.DayNumber - Start.DayNumber;

    public bool Contains(DateOnly day) => day >= Start && day < End;

    public static Period Day(DateOnly day) => new(PeriodKind.Day, day, day.AddDays(1));

    /// <summary>The week that holds the day; weeks start on Monday.</summary>
    public static Period Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(PeriodKind.Week, monday, monday.AddDays(7));
    }

    public static Period Month(DateOnly day) => Months(PeriodKind.Month, day, 1);

    public static Period Quarter(DateOnly day) => Months(PeriodKind.Quarter, day, 3);

    public static Period Half(DateOnly day) => Months(PeriodKind.Half, day, 6);

    public static Period Year(DateOnly day) => Months(PeriodKind.Year, day, 12);

    /// <summary>The period from one day to another, both inclusive, recognised as a calendar unit where it is one.</summary>
    public static Period Between(DateOnly first, DateOnly last)
    {
        var end = last.AddDays(1);
        foreach (var unit in (ReadOnlySpan<Period>)[Day(first), Week(first), Month(first), Quarter(first), Half(first), Year(first)])
            if (unit.Start == first && unit.End == end)
                return unit;
        return new(PeriodKind.Days, first, end);
    }

    static Period Months(PeriodKind kind, DateOnly day, int length)
    {
        var start = new DateOnly(day.Year, (day.Month - 1) / length * length + 1, 1);
        return new(kind, start, start.AddMonths(length));
    }
}

public static class PeriodKinds
{
    /// <summary>How many months a quarter, half-year or year has; 1 for anything else.</summary>
    public static int Months(this PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        PeriodKind.Year => 12,
        _ => 1,
    };
}
