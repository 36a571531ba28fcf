using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>How a target is spread over the parts of its period.</summary>
public enum TimeMethod
{
    Even,

    /// <summary>By working days, holidays and swapped days counted.</summary>
    WorkingDays,

    /// <summary>By what the same parts brought the year before.</summary>
    LastYear,

    /// <summary>By weights set by hand.</summary>
    Hand,
}

/// <summary>Spreads a target over time.</summary>
public static class TimeSplit
{
    /// <param name="parts">Of one period, in order.</param>
    /// <param name="lastYear">What each part brought a year earlier; only asked for by <see cref="TimeMethod.LastYear"/>.</param>
    /// <returns>Refused where the method has nothing to go by: a year without sales, a period without working days.</returns>
    public static Checked<Split<Period>> Of(
        decimal whole, IReadOnlyList<Period> parts, TimeMethod method, decimal grain, WorkCalendar calendar, Func<Period, decimal> lastYear)
    {
        var weights = parts.Select(p => (p, Weight: method switch
        {
            TimeMethod.Even => 1,
            TimeMethod.WorkingDays => calendar.WorkingDays(p.Start, p.End),
            _ => decimal.Max(0, lastYear(p)),
        })).ToArray();
        if (weights.All(w => w.Weight == 0))
            return method == TimeMethod.LastYear
                ? new Refusal("去年同期没有数据,可以按工作日或平均拆。", "There are no figures of last year; split evenly or by working days.")
                : new Refusal("这个时段没有工作日。", "The period has no working day.");
        return Splitting.ByWeight(whole, weights, grain);
    }

    /// <summary>
    /// Down the tree level by level, 1亿 → 2500万 a quarter → months that add up to their quarter, so that every way of adding up the
    /// last level gives the amounts of the levels above.
    /// </summary>
    /// <param name="split">Splits an amount of a period into the periods of a level; the first refusal ends it.</param>
    public static Checked<IReadOnlyList<SplitPart<Period>>> Down(
        decimal whole, Period period, IEnumerable<PeriodKind> levels, Func<decimal, Period, PeriodKind, Checked<Split<Period>>> split)
    {
        List<SplitPart<Period>> parts = [new(period, whole, whole)];
        foreach (var level in levels)
        {
            List<SplitPart<Period>> finer = [];
            foreach (var part in parts)
            {
                var below = split(part.Amount, part.To, level);
                if (!below.Ok) return below.Refusal!;
                finer.AddRange(below.Value.Parts);
            }
            parts = finer;
        }
        return parts;
    }

    /// <summary>The period a year earlier that a part is compared with.</summary>
    public static Period YearBefore(this Period part) => part.Kind == PeriodKind.Week
        ? Period.Week(part.Start.AddDays(-364))
        : new(part.Kind, part.Start.AddYears(-1), part.End.AddYears(-1));
}
