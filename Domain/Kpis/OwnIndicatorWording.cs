using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Kpis;

/// <summary>The closed lists an own indicator is made of, and what goes with what.</summary>
public static class OwnIndicatorWording
{
    public static string Name(this RecordSource source, Language language) => source switch
    {
        RecordSource.Entries => language.Pick("全部记录", "all records"),
        RecordSource.Answers => language.Pick("客户评价", "customer answers"),
        _ => ((EntryKind)source).Name(language).ToLowerInvariant(),
    };

    /// <summary>How a choice is written in the table and in buttons: its name in lower case.</summary>
    public static string Stored<T>(this T choice) where T : struct, Enum => choice.ToString().ToLowerInvariant();

    /// <summary>The kinds of entries it reads. What is taken off deals is in their amounts.</summary>
    public static ImmutableArray<EntryKind> Kinds(this RecordSource source) => source switch
    {
        RecordSource.Entries => [.. Enum.GetValues<EntryKind>().Where(k => k != EntryKind.Reversal)],
        RecordSource.Answers => [],
        _ => [(EntryKind)source],
    };

    public static bool HasMoney(this RecordSource source) => source.Kinds().Any(k => k.HasMoney());

    public static string Name(this Aggregate aggregate, Language language) => aggregate switch
    {
        Aggregate.Count => language.Pick("条数", "count"),
        Aggregate.Customers => language.Pick("客户数", "customers"),
        Aggregate.Sum => language.Pick("金额合计", "sum"),
        Aggregate.Average => language.Pick("平均", "average"),
        Aggregate.Share => language.Pick("占比", "share"),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate)),
    };

    public static RollUp RollsUp(this Aggregate aggregate) => aggregate is Aggregate.Average or Aggregate.Share ? RollUp.Ratio : RollUp.Sum;

    /// <summary>What the figure may be called; the first is the usual one.</summary>
    public static ImmutableArray<IndicatorUnit> Units(this Aggregate aggregate, RecordSource source) => aggregate switch
    {
        Aggregate.Count => [source == RecordSource.Deals ? IndicatorUnit.Deals : IndicatorUnit.Times, IndicatorUnit.Times, IndicatorUnit.Deals, IndicatorUnit.Customers],
        Aggregate.Customers => [IndicatorUnit.Customers],
        Aggregate.Share => [IndicatorUnit.Percent],
        Aggregate.Average when source == RecordSource.Answers => [IndicatorUnit.Points],
        _ => [IndicatorUnit.Money],
    };
}
