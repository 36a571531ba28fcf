using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>What somebody is to reach in a month: less in the first months with the company, a tenth more from year to year.</summary>
static class Quota
{
    const decimal Growth = 0.1m;
    const decimal Stretch = 1.3m;
    const decimal Collected = 0.85m;

    static readonly decimal[] Ramp = [0.3m, 0.6m, 0.85m];

    public static decimal Revenue(Person p, DateOnly month, Timeline time) =>
        Round(p.Revenue * (1 + Growth * (month.Year - time.Today.Year)) * RampOf(p, month), 1000);

    public static decimal Collections(Person p, DateOnly month, Timeline time) => Round(Revenue(p, month, time) * Collected, 1000);

    public static decimal Visits(Person p, DateOnly month) => Round(p.Visits * RampOf(p, month), 1);

    /// <summary>None before the person joined, or for who does not sell.</summary>
    public static IEnumerable<MonthTarget> Of(Person p, DateOnly month, Timeline time)
    {
        if (!p.Sells || month < Period.Month(p.Joined).Start) yield break;
        var revenue = Revenue(p, month, time);
        yield return new(TargetMetric.Revenue, month, revenue, Round(revenue * Stretch, 10_000));
        var collections = Collections(p, month, time);
        yield return new(TargetMetric.Collections, month, collections, Round(collections * Stretch, 10_000));
        var visits = Visits(p, month);
        yield return new(TargetMetric.Visits, month, visits, Round(visits * Stretch, 1));
        if (p.HuntsCustomers) yield return new(TargetMetric.Customers, month, 1, 2);
    }

    static decimal RampOf(Person p, DateOnly month)
    {
        var months = (month.Year - p.Joined.Year) * 12 + month.Month - p.Joined.Month;
        return months >= 0 && months < Ramp.Length ? Ramp[months] : 1;
    }

    static decimal Round(decimal value, decimal to) => decimal.Round(value / to) * to;
}
