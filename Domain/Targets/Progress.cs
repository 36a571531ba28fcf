using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Targets;

/// <summary>One person's or team's sums of a period, one for each kind and currency.</summary>
public readonly record struct KindSum(EntryKind Kind, string Currency, decimal Count, decimal RawCount, decimal Amount);

/// <summary>A target of one month; for a team the sum of its people's.</summary>
/// <param name="Stretch">Null where nobody has one; otherwise people without one count with their base.</param>
public readonly record struct MonthTarget(TargetMetric Metric, DateOnly Month, decimal Base, decimal? Stretch);

/// <summary>What was done in a period and what was to be done.</summary>
public sealed record Progress(Period Period, ImmutableArray<KindSum> Sums, ImmutableArray<MonthTarget> Targets)
{
    /// <summary>The progress as it stands once these credits of the same owner are booked.</summary>
    public Progress Plus(IEnumerable<Credit> credits)
    {
        var sums = Sums;
        foreach (var c in credits.Where(c => Period.Contains(c.Day)))
        {
            var i = IndexOf(sums, c.Kind, c.Currency);
            var old = i < 0 ? new KindSum(c.Kind, c.Currency, 0, 0, 0) : sums[i];
            var sum = old with { Count = old.Count + c.Count, RawCount = old.RawCount + c.RawCount, Amount = old.Amount + c.Amount };
            sums = i < 0 ? sums.Add(sum) : sums.SetItem(i, sum);
        }
        return this with { Sums = sums };
    }

    /// <summary>The metric's actual, money in the given currency; 0 where nothing was logged.</summary>
    public decimal Actual(TargetMetric metric, string currency)
    {
        var total = 0m;
        foreach (var sum in Sums)
            if (sum.Kind == metric.Kind())
                total += !metric.IsMoney() ? sum.Count : sum.Currency == currency ? sum.Amount : 0;
        return total;
    }

    /// <summary>Deals and collections in other currencies: shown, but no target counts them.</summary>
    public IEnumerable<KindSum> Foreign(string currency) =>
        Sums.Where(s => s.Kind is EntryKind.Deal or EntryKind.Collection && s.Currency != currency && s.Amount != 0);

    static int IndexOf(ImmutableArray<KindSum> sums, EntryKind kind, string currency)
    {
        for (var i = 0; i < sums.Length; i++)
            if (sums[i].Kind == kind && sums[i].Currency == currency)
                return i;
        return -1;
    }
}
