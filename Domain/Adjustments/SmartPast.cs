using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>Targets that are measured against the same past: an owner's periods of one kind.</summary>
readonly record struct SmartSeries(TargetOwner Owner, TargetMetric Metric, PeriodKind Kind)
{
    // Twice as many periods as are looked at, since some have no data, and a year for the one a year before.
    const int Periods = 24;

    public static SmartSeries Of(TargetKey key) => new(key.Owner, key.Metric, key.Period.Kind);

    /// <summary>The first day that is looked at.</summary>
    public DateOnly Since(DateOnly today) => Back(new(today.Year, today.Month, 1), Periods).AddYears(-1);

    /// <summary>The first day of the period so many before one.</summary>
    public DateOnly Back(DateOnly start, int periods) => Kind == PeriodKind.Week ? start.AddDays(-7 * periods) : start.AddMonths(-periods * Months);

    /// <summary>How many months a period has; 1 for a week, which has none to add up.</summary>
    public int Months => Kind switch
    {
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        PeriodKind.Year => 12,
        _ => 1,
    };
}

/// <summary>What was reached in a month, or in a week of a target by weeks.</summary>
/// <param name="Member">Null in a unit of too many people to look at each.</param>
readonly record struct SmartSum(SmartSeries Series, MemberId? Member, DateOnly Start, decimal Amount);

/// <summary>The past that stated targets are measured against.</summary>
public sealed class SmartPast
{
    /// <summary>How many closed periods count.</summary>
    const int Most = 12;

    readonly DateOnly _today;
    readonly ILookup<SmartSeries, SmartSum> _sums;
    readonly IReadOnlyDictionary<TargetKey, bool> _above;
    readonly IReadOnlyDictionary<TargetMetric, int> _serving;

    /// <param name="above">Whether there is a target above that each serves.</param>
    /// <param name="serving">How many indicators serve a metric; none where it is not in it.</param>
    internal SmartPast(DateOnly today, ILookup<SmartSeries, SmartSum> sums, IReadOnlyDictionary<TargetKey, bool> above, IReadOnlyDictionary<TargetMetric, int> serving) =>
        (_today, _sums, _above, _serving) = (today, sums, above, serving);

    /// <param name="key">One of those that were asked for.</param>
    public SmartFacts Facts(TargetKey key, decimal stated)
    {
        var sums = _sums[SmartSeries.Of(key)].ToArray();
        var all = Closed(key, sums);
        return new(
            stated, key.Period, _today, History(all), YearBefore(key, all), key.Owner.Kind == OwnerKind.Unit ? Team(key, sums, stated) : [], _above[key],
            _serving.GetValueOrDefault(key.Metric));
    }

    /// <summary>For each person with enough history to go by: what falls to them by it, and the history itself.</summary>
    ImmutableArray<(decimal Part, IReadOnlyList<decimal> History)> Team(TargetKey key, IEnumerable<SmartSum> sums, decimal stated)
    {
        var histories = sums.Where(s => s.Member is not null).GroupBy(s => s.Member).Select(g => History(Closed(key, g))).Where(h => h.Count >= SmartCheck.EnoughPeriods).ToArray();
        var whole = histories.Sum(h => h.Sum());
        return whole <= 0 ? [] : [.. histories.Select(h => (stated * h.Sum() / whole, h))];
    }

    static IReadOnlyList<decimal> History(IEnumerable<(DateOnly Start, decimal Amount)> closed) => [.. closed.Take(Most).Select(p => p.Amount)];

    static decimal? YearBefore(TargetKey key, IEnumerable<(DateOnly Start, decimal Amount)> closed)
    {
        var start = key.Period.Kind == PeriodKind.Week ? key.Period.Start.AddDays(-52 * 7) : key.Period.Start.AddYears(-1);
        return closed.Where(p => p.Start == start).Select(p => (decimal?)p.Amount).FirstOrDefault();
    }

    /// <summary>The periods before one that are over and have any data, the newest first.</summary>
    List<(DateOnly Start, decimal Amount)> Closed(TargetKey key, IEnumerable<SmartSum> sums)
    {
        var series = SmartSeries.Of(key);
        var (amounts, since) = (new Dictionary<DateOnly, decimal>(), series.Since(_today));
        foreach (var sum in sums.Where(s => s.Start < key.Period.Start))
        {
            var start = StartOf(series, key.Period.Start, sum.Start);
            amounts[start] = amounts.GetValueOrDefault(start) + sum.Amount;
        }
        return [.. amounts.Where(a => a.Key >= since && series.Back(a.Key, -1) <= _today).OrderByDescending(a => a.Key).Select(a => (a.Key, a.Value))];
    }

    /// <summary>The first day of the period that holds a day, of those that lead up to a period.</summary>
    static DateOnly StartOf(SmartSeries series, DateOnly start, DateOnly day)
    {
        if (series.Kind == PeriodKind.Week) return day;
        var months = (start.Year - day.Year) * 12 + start.Month - day.Month;
        return series.Back(start, (months + series.Months - 1) / series.Months);
    }
}
