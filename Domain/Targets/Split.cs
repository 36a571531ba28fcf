using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>A whole handed down in parts that add up to it exactly.</summary>
/// <param name="Grain">No part is further than this from its exact share.</param>
public sealed record Split<T>(decimal Whole, decimal Grain, ImmutableArray<SplitPart<T>> Parts)
{
    /// <summary>What is not handed down, with the one above; negative for what was handed down beyond the whole. 0 unless amounts were set by hand.</summary>
    public decimal Unassigned => Whole - Parts.Sum(p => p.Amount);

    /// <summary>Parts that rounding moved off their exact share.</summary>
    public int Rounded => Parts.Count(p => p.Amount != p.Exact);

    /// <summary>What rounding did, in one sentence; empty where it did nothing.</summary>
    public string SayRounding(Func<decimal, string> say, Language language)
    {
        if (Rounded == 0) return "";
        return language.Pick(
            $"按 {say(Grain)} 取整,{Parts.Length} 份合计正好 {say(Parts.Sum(p => p.Amount))}。",
            $"Rounded to {say(Grain)}; the {Parts.Length} parts add up to {say(Parts.Sum(p => p.Amount))} exactly.");
    }
}

/// <param name="Exact">The share before rounding.</param>
public readonly record struct SplitPart<T>(T To, decimal Amount, decimal Exact);

/// <summary>Splits by weight, with largest remainders.</summary>
public static class Splitting
{
    /// <summary>
    /// Parts in the order of the weights, none negative, none smaller than another's of less weight. What is smaller than a grain goes to the first
    /// of the heaviest.
    /// </summary>
    /// <param name="whole">0 or more, below <see cref="Money.Limit"/>.</param>
    /// <exception cref="ArgumentException">No weight above 0, a negative one, or a grain of 0 or less.</exception>
    public static Split<T> ByWeight<T>(decimal whole, IReadOnlyList<(T To, decimal Weight)> weights, decimal grain)
    {
        var total = weights.Sum(w => w.Weight);
        if (total <= 0 || weights.Any(w => w.Weight < 0)) throw new ArgumentException("There must be a weight, and none below 0.", nameof(weights));
        if (grain <= 0 || whole < 0) throw new ArgumentException("The grain must be above 0, the whole not below.", nameof(grain));
        var amounts = LargestRemainders(decimal.Truncate(whole / grain), [.. weights.Select(w => w.Weight / total)]);
        // What is smaller than a grain must go somewhere: with a lighter part it could outweigh a heavier one.
        var heaviest = HeaviestOf(weights);
        var dust = whole - decimal.Truncate(whole / grain) * grain;
        return new(whole, grain, [.. weights.Select((w, i) => new SplitPart<T>(w.To, amounts[i] * grain + (i == heaviest ? dust : 0), whole * (w.Weight / total)))]);
    }

    /// <summary>By weights set by hand, such as 3, 2, 1: one for each part.</summary>
    public static Checked<Split<T>> ByRatio<T>(decimal whole, IReadOnlyList<T> parts, IReadOnlyList<decimal> weights, decimal grain)
    {
        if (weights.Count != parts.Count)
            return new Refusal($"需要 {parts.Count} 个权重,收到 {weights.Count} 个。", $"{parts.Count} weights are needed; {weights.Count} were given.");
        if (weights.Any(w => w < 0) || weights.All(w => w == 0))
            return new Refusal("权重不能为负,也不能全部为 0。", "Weights must not be negative, nor all 0.");
        return ByWeight(whole, [.. parts.Zip(weights)], grain);
    }

    /// <summary>
    /// A round grain that moves no even part by more than a hundredth: the largest of 10,000, 1,000, 100, 10 and 1, where it
    /// is at most a hundredth of an even part; otherwise 1.
    /// </summary>
    public static decimal GrainFor(decimal whole, int parts)
    {
        var grain = 10_000m;
        while (grain > 1 && grain * 100 * parts > whole) grain /= 10;
        return grain;
    }

    /// <summary>Amounts set by hand: nothing is rounded, and what is left over or too much is shown.</summary>
    public static Split<T> ByHand<T>(decimal whole, IEnumerable<(T To, decimal Amount)> amounts) =>
        new(whole, 0, [.. amounts.Select(a => new SplitPart<T>(a.To, a.Amount, a.Amount))]);

    /// <summary>
    /// Splits each row over the columns so that rows and columns both add up exactly: the same numbers whichever way one sums.
    /// Each row is split by what its columns still lack, which no part can exceed.
    /// </summary>
    /// <param name="rows">Whole grains, 0 or more.</param>
    /// <param name="columns">Whole grains, 0 or more, of the same sum as the rows.</param>
    /// <exception cref="ArgumentException">The sums differ, or a total is no multiple of the grain.</exception>
    public static decimal[][] Matrix(IReadOnlyList<decimal> rows, IReadOnlyList<decimal> columns, decimal grain)
    {
        if (rows.Sum() != columns.Sum()) throw new ArgumentException("Rows and columns must add up to the same.", nameof(columns));
        if (rows.Concat(columns).Any(t => t < 0 || t % grain != 0)) throw new ArgumentException("Totals must be multiples of the grain.", nameof(grain));
        var lacking = columns.Select(c => c / grain).ToArray();
        return [.. rows.Select(row =>
        {
            var left = lacking.Sum();
            var parts = left == 0 ? new decimal[lacking.Length] : LargestRemainders(row / grain, [.. lacking.Select(l => l / left)]);
            for (var i = 0; i < parts.Length; i++) lacking[i] -= parts[i];
            return parts.Select(p => p * grain).ToArray();
        })];
    }

    /// <summary>Whole grains by share; equal remainders go to the earlier.</summary>
    static decimal[] LargestRemainders(decimal grains, decimal[] shares)
    {
        var exact = shares.Select(s => grains * s).ToArray();
        var parts = exact.Select(decimal.Floor).ToArray();
        var missing = (int)(grains - parts.Sum());
        var order = Enumerable.Range(0, parts.Length).Where(i => shares[i] > 0).OrderByDescending(i => exact[i] - parts[i]).ToArray();
        for (var i = 0; i < missing; i++) parts[order[i % order.Length]] += 1;
        return parts;
    }

    static int HeaviestOf<T>(IReadOnlyList<(T To, decimal Weight)> weights)
    {
        var heaviest = 0;
        for (var i = 1; i < weights.Count; i++)
            if (weights[i].Weight > weights[heaviest].Weight) heaviest = i;
        return heaviest;
    }
}
