using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Kpis;

/// <summary>Indicators and their values in words.</summary>
public static class IndicatorWording
{
    /// <summary>A value with its unit: <c>62万</c>, <c>12次</c>, <c>85%</c>; <c>¥620,000</c>, <c>12</c>, <c>85%</c>.</summary>
    public static string Say(this IndicatorUnit unit, decimal value, string currency, Language language) => unit switch
    {
        IndicatorUnit.Money => new Money(decimal.Round(value, 2), currency).Say(language),
        IndicatorUnit.Times => Number(value) + language.Pick("次", ""),
        IndicatorUnit.Customers => Number(value) + language.Pick("家", ""),
        IndicatorUnit.Deals => Number(value) + language.Pick("单", ""),
        IndicatorUnit.Percent => (value * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%",
        IndicatorUnit.Points => Number(value) + language.Pick("分", ""),
        IndicatorUnit.Minutes => Number(value) + language.Pick("分钟", " min"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static string Name(this IndicatorKind kind, Language language) => kind switch
    {
        IndicatorKind.Result => language.Pick("结果", "result"),
        IndicatorKind.Quantity => language.Pick("数量", "quantity"),
        IndicatorKind.Quality => language.Pick("质量", "quality"),
        IndicatorKind.Behaviour => language.Pick("行为", "behaviour"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    static string Number(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
