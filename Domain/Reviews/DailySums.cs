using System.Collections.Immutable;

namespace Dengta.Domain.Reviews;

/// <summary>One owner's amounts by day, from <see cref="Start"/> inclusive; days before it and after the last are 0.</summary>
public sealed class DailySums
{
    readonly ImmutableArray<decimal> _until;

    /// <param name="days">The first is of <paramref name="start"/>; a day without anything is 0.</param>
    public DailySums(DateOnly start, IEnumerable<decimal> days)
    {
        Start = start;
        var total = 0m;
        _until = [0, .. days.Select(d => total += d)];
    }

    /// <param name="days">In any order; one a day at most.</param>
    public DailySums(DateOnly start, DateOnly end, IEnumerable<(DateOnly Day, decimal Amount)> days)
        : this(start, Filled(start, end, days))
    {
    }

    public DateOnly Start { get; }

    /// <summary>The sum from <paramref name="start"/> inclusive to <paramref name="end"/> exclusive.</summary>
    public decimal Between(DateOnly start, DateOnly end) => end <= start ? 0 : _until[IndexOf(end)] - _until[IndexOf(start)];

    int IndexOf(DateOnly day) => Math.Clamp(day.DayNumber - Start.DayNumber, 0, _until.Length - 1);

    static decimal[] Filled(DateOnly start, DateOnly end, IEnumerable<(DateOnly Day, decimal Amount)> days)
    {
        var filled = new decimal[Math.Max(0, end.DayNumber - start.DayNumber)];
        foreach (var (day, amount) in days)
            if (day >= start && day < end)
                filled[day.DayNumber - start.DayNumber] += amount;
        return filled;
    }
}
