using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Scoring;

/// <summary>Schemes and facts in few words.</summary>
static class Made
{
    public static readonly DateOnly First = new(2026, 11, 1);

    public static Scheme Scheme(params SchemeLine[] lines) => new(new SchemeId(1), 1, "方案", "Scheme", First, PeriodKind.Month, [.. lines], null);

    public static Scheme Scheme(string readyMade) => Scheme([.. ReadyMade.Find(readyMade)!.Lines]);

    public static SchemeLine Target(decimal weight, string metric = "revenue") => new(Part.Target, metric, weight);

    public static SchemeLine Kpi(string key, decimal weight, decimal? goal) => new(Part.Kpi, key, weight, goal, Serves: "revenue");

    public static OwnIndicator Own() => new(
        "", 1, First, "大单数", "Large deals", RecordSource.Deals, Filter.All, Aggregate.Count, IndicatorUnit.Deals, false, null, null, 1.2m, 0, PeriodKind.Month,
        TargetMetric.Revenue);

    public static Measured Facts(decimal? revenue = null, decimal target = 1_000_000, decimal? stretch = null, params (string Key, decimal Value)[] measures) => new(
        measures.ToImmutableDictionary(m => m.Key, m => new Measure(m.Value, null)),
        revenue is { } actual
            ? Measured.Nothing.Targets.Add("revenue", new(actual, target, stretch))
            : Measured.Nothing.Targets);

    public static decimal? Total(Scheme scheme, Measured facts) => Score.Of(scheme, facts).Total;

    public static SchemeSpan Span(Scheme scheme, int days) => new(scheme, First, First.AddDays(days), days);
}
