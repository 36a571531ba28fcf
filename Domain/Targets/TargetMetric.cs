using System.Collections.Frozen;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Targets;

/// <summary>What a target counts.</summary>
public enum TargetMetric
{
    Revenue,
    Collections,
    Deals,
    Visits,
    Quotes,
    Customers,
    Followups,
}

/// <summary>What each metric is made of, how it is stored, and how it is called.</summary>
public static class TargetMetrics
{
    static readonly FrozenDictionary<string, TargetMetric> ByStored = Enum.GetValues<TargetMetric>().ToFrozenDictionary(m => m.Stored(), StringComparer.Ordinal);

    public static EntryKind Kind(this TargetMetric metric) => metric switch
    {
        TargetMetric.Revenue or TargetMetric.Deals => EntryKind.Deal,
        TargetMetric.Collections => EntryKind.Collection,
        TargetMetric.Visits => EntryKind.Visit,
        TargetMetric.Quotes => EntryKind.Quote,
        TargetMetric.Customers => EntryKind.Customer,
        TargetMetric.Followups => EntryKind.Followup,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <summary>Measured in the tenant's currency; the others are counted.</summary>
    public static bool IsMoney(this TargetMetric metric) => metric is TargetMetric.Revenue or TargetMetric.Collections;

    public static string Stored(this TargetMetric metric) => metric switch
    {
        TargetMetric.Revenue => "revenue",
        TargetMetric.Collections => "collections",
        TargetMetric.Deals => "deals",
        TargetMetric.Visits => "visits",
        TargetMetric.Quotes => "quotes",
        TargetMetric.Customers => "customers",
        TargetMetric.Followups => "followups",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    public static TargetMetric Parse(string stored) =>
        ByStored.TryGetValue(stored, out var metric) ? metric : throw new InvalidOperationException($"Unknown metric {stored}.");

    public static string Name(this TargetMetric metric, Language language) => metric switch
    {
        TargetMetric.Revenue => language.Pick("签单额", "Signed"),
        TargetMetric.Collections => language.Pick("回款", "Collected"),
        TargetMetric.Deals => language.Pick("签单数", "Deals"),
        TargetMetric.Visits => language.Pick("拜访", "Visits"),
        TargetMetric.Quotes => language.Pick("报价", "Quotes"),
        TargetMetric.Customers => language.Pick("新客户", "New customers"),
        TargetMetric.Followups => language.Pick("跟进", "Follow-ups"),
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <summary>A quantity with its unit: <c>62万</c>, <c>12次</c>; <c>¥620,000</c>, <c>12</c>.</summary>
    public static string Say(this TargetMetric metric, decimal quantity, string currency, Language language) => metric.IsMoney()
        ? new Money(decimal.Round(quantity, 2), currency).Say(language)
        : quantity.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture) + language.Pick(metric.Unit(), "");

    static string Unit(this TargetMetric metric) => metric switch
    {
        TargetMetric.Deals => "单",
        TargetMetric.Customers => "家",
        _ => "次",
    };
}
