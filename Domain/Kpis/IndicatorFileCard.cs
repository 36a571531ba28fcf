using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Kpis;

/// <summary>An indicator of a file with what it would have been in the last cycle.</summary>
/// <param name="Before">The version that it follows; null for a new one.</param>
/// <param name="Measures">Of those who had data.</param>
/// <param name="Missing">How many had none.</param>
public sealed record TriedIndicator(OwnIndicator Own, OwnIndicator? Before, Period Period, ImmutableArray<Measure> Measures, int Missing);

/// <summary>Many indicators at once, before and after they are published.</summary>
public static class IndicatorFileCard
{
    const int MostErrors = 10;

    /// <param name="same">How many of the file are published already.</param>
    /// <param name="unknown">Columns that were passed over.</param>
    public static Card Tried(
        Language language, string currency, DateOnly today, IReadOnlyList<TriedIndicator> tried, int same, IReadOnlyList<string> unknown)
    {
        var changed = tried.Count(t => t.Before is not null);
        return new(
            language,
            language.Pick($"指标表:新建 {tried.Count - changed} 个,修改 {changed} 个", $"Table of indicators: {tried.Count - changed} new, {changed} changed"),
            [
                .. tried.SelectMany(t => Of(language, currency, today, t)),
                .. same == 0 ? [] : new[] { new Line(language.Pick($"{same} 个没有变化。", $"{same} unchanged."), Tone.Subtle) },
                .. unknown.Count == 0 ? [] : new[] { new Line(language.Pick($"没有用到的列:{string.Join('、', unknown)}", $"Columns passed over: {string.Join(", ", unknown)}"), Tone.Subtle) },
                new Line(language.Pick("还没有发布,确认后一起发布。", "Nothing is published yet; one tap publishes all of them."), Tone.Subtle),
            ]);
    }

    public static Card Published(Language language, IReadOnlyList<OwnIndicator> published, DateOnly today) => new(
        language,
        language.Pick($"{published.Count} 个指标已发布", published.Count == 1 ? "1 indicator is published" : $"{published.Count} indicators are published"),
        [
            .. published.Select(o => new Line(language.Pick(
                $"{o.Name} v{o.Version},从 {o.From.Say(language, today)} 起:{o.Say(language)}", $"{o.NameEn} v{o.Version}, from {o.From.Say(language, today)}: {o.Say(language)}"))),
            new Line(language.Pick("写进考核方案就用上了。", "They count once they are in a scheme."), Tone.Subtle),
        ]);

    /// <summary>What is wrong, row by row; nothing came of the others either.</summary>
    public static Card Wrong(Language language, IReadOnlyList<(int Line, Refusal Why)> wrong) => new(
        language,
        language.Pick($"{wrong.Count} 行有问题,什么也没有发布", $"{(wrong.Count == 1 ? "1 line is" : $"{wrong.Count} lines are")} wrong; nothing was published"),
        [
            .. wrong.Take(MostErrors).Select(w => new Line(language.Pick($"第 {w.Line} 行:", $"Line {w.Line}: ") + w.Why.In(language))),
            .. wrong.Count > MostErrors ? [new Line(language.Pick($"还有 {wrong.Count - MostErrors} 行", $"and {wrong.Count - MostErrors} more"), Tone.Subtle)] : (Line[])[],
        ]);

    static IEnumerable<Line> Of(Language language, string currency, DateOnly today, TriedIndicator tried)
    {
        var own = tried.Own;
        yield return new(
            own.NameIn(language) + language.Pick("(", " (") + (tried.Before is null ? language.Pick("新建", "new") : language.Pick("修改", "changed"))
            + language.Pick($",从 {own.From.Say(language, today)} 起)", $", from {own.From.Say(language, today)})"), Strong: true);
        yield return new(tried.Before is { } before && before.Say(language) != own.Say(language) ? $"{before.Say(language)} → {own.Say(language)}" : own.Say(language));
        var total = tried.Measures.IsEmpty ? null : tried.Measures.Aggregate((a, b) => a + b).Value;
        yield return new(
            language.Pick($"{tried.Period.Say(language, today)}试算:", $"{tried.Period.Say(language, today)}: ")
            + (total is { } value ? language.Pick("合计 ", "in all ") + own.Unit.Say(value, currency, language) : language.Pick("无数据", "no data"))
            + language.Pick($",{tried.Measures.Length} 人有数据,{tried.Missing} 人没有(不算 0)", $", {tried.Measures.Length} with data, {tried.Missing} without, which is not zero"));
    }
}
