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

    /// <summary>As it is chosen in the form.</summary>
    public static string Name(this IndicatorUnit unit, Language language) => unit switch
    {
        IndicatorUnit.Times => language.Pick("次", "times"),
        IndicatorUnit.Customers => language.Pick("家", "customers"),
        IndicatorUnit.Deals => language.Pick("单", "deals"),
        IndicatorUnit.Money => language.Pick("金额", "money"),
        IndicatorUnit.Percent => "%",
        IndicatorUnit.Points => language.Pick("分", "points"),
        IndicatorUnit.Minutes => language.Pick("分钟", "minutes"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static string Name(this PeriodKind cycle, Language language) => cycle switch
    {
        PeriodKind.Month => language.Pick("月", "month"),
        PeriodKind.Quarter => language.Pick("季度", "quarter"),
        PeriodKind.Half => language.Pick("半年", "half-year"),
        PeriodKind.Year => language.Pick("年", "year"),
        _ => throw new ArgumentOutOfRangeException(nameof(cycle)),
    };

    /// <summary>Which way is better.</summary>
    public static string Direction(bool lowerIsBetter, Language language) =>
        lowerIsBetter ? language.Pick("越低越好", "lower is better") : language.Pick("越高越好", "higher is better");

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
