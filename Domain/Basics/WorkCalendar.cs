using System.Collections.Frozen;

namespace Dengta.Domain.Basics;

/// <summary>Which days are worked: Monday to Friday, less holidays, plus swapped working days (调休).</summary>
public sealed class WorkCalendar(IEnumerable<(DateOnly Day, bool Works)> exceptions)
{
    readonly FrozenDictionary<DateOnly, bool> _exceptions = exceptions.ToFrozenDictionary(e => e.Day, e => e.Works);

    public static WorkCalendar Plain { get; } = new([]);

    public bool Works(DateOnly day) =>
        _exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Working days from <paramref name="start"/> inclusive to <paramref name="end"/> exclusive.</summary>
    public int WorkingDays(DateOnly start, DateOnly end)
    {
        var count = 0;
        for (var day = start; day < end; day = day.AddDays(1))
            if (Works(day)) count++;
        return count;
    }
}
