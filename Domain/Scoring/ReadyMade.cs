using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>A scheme of the field to begin with.</summary>
/// <param name="Hint">What a company of that kind aims at, for the card that it is chosen from.</param>
public sealed record ReadyMadeScheme(
    string Key, string Name, string NameEn, string Hint, string HintEn, PeriodKind Cycle, ImmutableArray<SchemeLine> Lines)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    public string HintIn(Language language) => language.Pick(Hint, HintEn);
}

/// <summary>The five that can be chosen on the first day. Weights are percent of the whole score; goals are for one cycle.</summary>
public static class ReadyMade
{
    const string Revenue = "revenue";

    public static ImmutableArray<ReadyMadeScheme> All { get; } =
    [
        new("internet", "互联网", "Internet", "季度 3000万;拜访 30/月、录入 100、满意度 ≥80", "¥30m a quarter; 30 visits a month, 100 records, satisfaction ≥ 80",
            PeriodKind.Month, [Target(60), Kpi("visits", 15, 30), Kpi("customer-records", 10, 100), Kpi("satisfaction", 15, 80)]),
        new("general", "通用", "General", "年 1亿 → 季 2500万 → 月 833.33万;拜访 100、签约 20、满意度 ≥85",
            "¥100m a year, ¥25m a quarter, ¥8,333,300 a month; 100 visits, 20 deals, satisfaction ≥ 85",
            PeriodKind.Month, [Target(60), Kpi("visits", 15, 100), Kpi("deals", 10, 20), Kpi("satisfaction", 15, 85)]),
        new("manufacturing", "制造业", "Manufacturing", "目标 60% + 拜访 / 报价 / 满意度 40%", "targets 60 % + visits / quotes / satisfaction 40 %",
            PeriodKind.Month, [Target(60), Kpi("visits", 15, 40), Kpi("quotes", 15, 10), Kpi("satisfaction", 10, 85)]),
        new("services", "服务业", "Services", "目标 60% + 回访率、响应时间、满意度", "targets 60 % + return contact, response time, satisfaction",
            PeriodKind.Month, [Target(60), Kpi("return-contact", 15, 0.9m), Kpi("response-time", 15, 30) with { ZeroPoint = 120 }, Kpi("satisfaction", 10, 85)]),
        new("pharma", "医药", "Pharma", "目标 60% + 新客户拜访数、老客户维护率", "targets 60 % + new-customer visits, retention care",
            PeriodKind.Month, [Target(60), Kpi("new-customer-visits", 20, 20), Kpi("retention-care", 20, 0.8m)]),
    ];

    /// <summary>What they pay where a company sets a base bonus: nothing below 60 %, the whole at 100 %, half as much again at 120 %.</summary>
    public static Curve UsualCurve { get; } = Curve.Of([(0.6m, 0), (0.8m, 0.6m), (1m, 1m), (1.2m, 1.5m)]).Value!;

    public static ReadyMadeScheme? Find(string? key) => All.FirstOrDefault(s => s.Key == key);

    static SchemeLine Target(decimal weight) => new(Part.Target, Revenue, weight);

    static SchemeLine Kpi(string key, decimal weight, decimal goal) => new(Part.Kpi, key, weight, goal, Serves: Revenue);
}
