using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>What a change does to somebody's numbers.</summary>
static class ChangeEffect
{
    public static Line OnScore(decimal before, decimal after, Language language) => new(language.Pick(
        $"绩效得分(如果今天结束):{ScoreWording.Say(before)} → {ScoreWording.Say(after)}", $"Score, if the period ended today: {ScoreWording.Say(before)} → {ScoreWording.Say(after)}"));

    /// <summary>Attainment and what each working day must bring, before and after; null where nothing was to be reached before or the period has not begun.</summary>
    public static Line? Of(ItemTold told, string currency, Language language, DateOnly today, WorkCalendar calendar)
    {
        var (item, metric, period) = (told.Item, told.Item.Key.Metric, told.Item.Key.Period);
        if (item.Counted is not { } before || !period.Contains(today)) return null;
        var (was, becomes) = (Attained(before), Attained(item.Counts));
        return new Line(language.Pick(
            $"影响:达成 {AttainmentParts.Percent(was.Share)} → {AttainmentParts.Percent(becomes.Share)},每工作日需 {Needed(was)} → {Needed(becomes)}",
            $"Effect: attained {AttainmentParts.Percent(was.Share)} → {AttainmentParts.Percent(becomes.Share)}, needed a working day {Needed(was)} → {Needed(becomes)}"));

        Attainment Attained(Goal goal) => Attainment.Toward(goal, metric, period, told.Actual, today, calendar);

        string Needed(Attainment a) => metric.Say(decimal.Round(a.NeededPerDay ?? 0, metric.IsMoney() ? 0 : 1), currency, language);
    }
}
