using System.Collections.Immutable;
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

    /// <summary>The score of each affected person, where it changes and as many as fit a phone.</summary>
    public static IEnumerable<CardPart> OnScores(ScoreEffects effects, Language language)
    {
        var moved = effects.Scores.Where(s => s.Before != s.After).OrderByDescending(s => Math.Abs((s.After ?? 0) - (s.Before ?? 0))).ToArray();
        if (effects.Appraised.Length > 0)
            yield return new Line(language.Pick($"考核有变的有 {effects.Appraised.Length} 人", $"Appraised otherwise: {effects.Appraised.Length}"), Tone.Subtle);
        if (moved.Length == 0) yield break;
        yield return new Grid(
            [language.Pick("谁", "Who"), language.Pick("绩效得分(如果今天结束)", "Score, if it ended today")],
            [.. moved.Take(ChangeCard.PageSize).Select(s => (ImmutableArray<string>)[s.Person.NameIn(language), $"{Say(s.Before)} → {Say(s.After)}"])]);
        if (moved.Length > ChangeCard.PageSize)
            yield return new Line(language.Pick($"还有 {moved.Length - ChangeCard.PageSize} 人的得分会变", $"and {moved.Length - ChangeCard.PageSize} more whose score changes"), Tone.Subtle);

        string Say(decimal? score) => score is { } points ? ScoreWording.Say(points) : language.Pick("无", "none");
    }

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
