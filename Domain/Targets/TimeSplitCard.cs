using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.Domain.Targets;

/// <summary>What a split over time did.</summary>
public static class TimeSplitCard
{
    /// <summary>By what it went, and what rounding did.</summary>
    public static IEnumerable<CardPart> About(Language language, TargetMetric metric, PeriodKind into, TimeMethod method, Split<Period> split, Tenant tenant)
    {
        yield return new Line(Way(language, into, method, split, tenant.Calendar), Tone.Subtle);
        var noun = into == PeriodKind.Quarter ? language.Pick("个季度", "quarters") : language.Pick("个月", "months");
        if (split.SayEvenly(a => metric.Say(a, tenant.Currency, language), noun, language) is { Length: > 0 } rounding) yield return new Line(rounding, Tone.Subtle);
    }

    /// <summary>A target's weeks by working days. One over a month's end is in two pieces, one for each month, and counts the sum of both.</summary>
    public static Card Weeks(Language language, string who, TargetKey key, GoalSplit<Period> split, string currency, DateOnly today)
    {
        const int most = 60;
        var period = key.Period.Say(language, today);
        return new Card(
            language, language.Pick($"{who} · {period}{key.Metric.Name(language)}按周", $"{who}: {key.Metric.Name(language)}, {period}, by week"),
            new Grid(
                [language.Pick("周", "Week"), language.Pick("目标", "Target")],
                [
                    .. split.Parts.Take(most).Select(p => (ImmutableArray<string>)
                        [p.To.Say(language, today), p.Goal?.Say(key.Metric, currency, language) ?? key.Metric.Say(0, currency, language)]),
                ]),
            new Line(language.Pick(
                "按工作日折算,跨月的周在月底分开,两边各算各的;周目标随月目标走,不用另外确认。",
                "By working days; a week over a month's end is cut there and belongs to both. Weeks follow from months, so there is nothing to confirm."), Tone.Subtle));
    }

    static string Way(Language language, PeriodKind into, TimeMethod method, Split<Period> split, WorkCalendar calendar)
    {
        var ratio = string.Join(" : ", split.Parts.Select(p => calendar.WorkingDays(p.To.Start, p.To.End)));
        return method switch
        {
            TimeMethod.Even => language.Pick("平均拆", "Split evenly"),
            TimeMethod.WorkingDays => language.Pick($"按工作日拆(天数 {ratio})", $"Split by working days ({ratio})"),
            TimeMethod.LastYear => language.Pick("按去年同期的业绩拆", "Split by the results of a year before"),
            _ => language.Pick("按给定的权重拆", "Split by the weights given"),
        } + (into == PeriodKind.Quarter ? language.Pick("到季度。", " over quarters.") : language.Pick("到月。", " over months."));
    }
}
