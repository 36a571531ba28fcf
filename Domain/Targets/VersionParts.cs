using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>A target that changed in the course of its period, as rows: each version with the working days on which it counts.</summary>
public static class VersionParts
{
    /// <param name="versions">Oldest first.</param>
    /// <returns>Nothing for a target that counts the same on every day.</returns>
    public static IEnumerable<CardPart> Of(
        Language language, TargetKey key, IReadOnlyList<TargetVersion> versions, WorkCalendar calendar, string currency, DateOnly today)
    {
        var rows = CountedGoal.DaysOf(versions, key.Period, calendar);
        if (rows.Count < 2 || CountedGoal.Of(versions, key.Period, calendar) is not { } counted) return [];
        var (all, period, metric) = (rows.Sum(r => r.Days), key.Period.Say(language, today), key.Metric.Name(language));
        return
        [
            new Line(language.Pick($"{period}{metric}目标中途改过,各按工作日算:", $"{metric}, {period}: the target changed; each counts by its working days:"), Tone.Subtle),
            new Facts(
            [
                .. rows.Select(r => new Fact(
                    language.Pick($"{r.From.Say(language, today)} 起", $"From {r.From.Say(language, today)}"),
                    $"{r.Goal.Say(key.Metric, currency, language)} × {r.Days}/{all}")),
                new(language.Pick("合计", "In all"), counted.Say(key.Metric, currency, language)),
            ]),
        ];
    }

    /// <summary>The same for every target that these are versions of.</summary>
    /// <param name="versions">Oldest first.</param>
    public static IEnumerable<CardPart> OfAll(
        Language language, IEnumerable<(TargetKey Key, TargetVersion Version)> versions, WorkCalendar calendar, string currency, DateOnly today) =>
        versions.GroupBy(v => v.Key, v => v.Version).SelectMany(g => Of(language, g.Key, [.. g], calendar, currency, today));
}
