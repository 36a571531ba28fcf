using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>What somebody has to reach in a period: the target set for exactly that period where there is one, and otherwise what its months add up to.</summary>
public static class OwnGoals
{
    /// <param name="versions">Of the person's targets in the period, oldest first.</param>
    public static IReadOnlyList<Attainment> Of(
        Progress progress, IEnumerable<(TargetKey Key, TargetVersion Version)> versions, DateOnly today, WorkCalendar calendar, string currency)
    {
        var byMetric = Attainment.Of(progress, today, calendar, currency).ToDictionary(a => a.Metric);
        foreach (var (metric, goal) in Whole(progress.Period, versions, calendar))
            byMetric[metric] = Attainment.Toward(goal, metric, progress.Period, progress.Actual(metric, currency), today, calendar);
        return [.. byMetric.Values.OrderBy(a => a.Metric)];
    }

    /// <summary>Where the months add up to something else than the whole: both, and the signed difference.</summary>
    public static IEnumerable<CardPart> Against(
        Language language, Progress progress, IEnumerable<(TargetKey Key, TargetVersion Version)> versions, DateOnly today, WorkCalendar calendar, string currency)
    {
        var months = Attainment.Of(progress, today, calendar, currency).ToDictionary(a => a.Metric, a => a.Base);
        foreach (var (metric, goal) in Whole(progress.Period, versions, calendar))
            if (months.GetValueOrDefault(metric) is var sum && goal.Base - sum is not 0 and var open)
                yield return new Line(
                    language.Pick(
                        $"{metric.Name(language)}:各月合计 {Say(metric, sum)},还没拆到月 {Signed(metric, open)}",
                        $"{metric.Name(language)}: the months add up to {Say(metric, sum)}, {Signed(metric, open)} is in none of them"),
                    open < 0 ? Tone.Warning : Tone.Subtle);

        string Say(TargetMetric metric, decimal amount) => metric.Say(amount, currency, language);

        string Signed(TargetMetric metric, decimal amount) => (amount < 0 ? "-" : "+") + Say(metric, Math.Abs(amount));
    }

    // A month's own target is what months are made of.
    static IEnumerable<(TargetMetric Metric, Goal Goal)> Whole(Period period, IEnumerable<(TargetKey Key, TargetVersion Version)> versions, WorkCalendar calendar) => versions
        .Where(v => v.Key.Period == period && period.Kind != PeriodKind.Month)
        .GroupBy(v => v.Key.Metric, v => v.Version)
        .Select(g => (g.Key, CountedGoal.Of([.. g], period, calendar)!.Value));
}
