using System.Collections.Immutable;
using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>A unit's own target, what of it is handed down, and what is right below, to tap into.</summary>
public static class UnitCard
{
    const int MostButtons = 5;

    const int MostRows = 30;

    /// <summary>The own target as a bar, and the signed line of what is not handed down, with who holds it; nothing for a unit without one.</summary>
    public static IEnumerable<CardPart> Own(
        Language language, UnitStanding unit, IReadOnlyList<UnitStanding> below, TargetMetric metric, Period period, WorkCalendar calendar, string currency, DateOnly today)
    {
        if (unit.Own is not { } own) yield break;
        yield return new Heading(language.Pick("本级目标", "Own target"));
        foreach (var part in AttainmentParts.Of(Attainment.Toward(own, metric, period, unit.Actual, today, calendar), currency, language, today)) yield return part;
        foreach (var part in VersionParts.Of(language, new(unit.Owner, metric, period), unit.Versions, calendar, currency, today)) yield return part;

        var handed = below.Sum(b => b.Handed ?? 0);
        var open = own.Base - handed;
        var holder = language.Pick(unit.Holder ?? "未指定", unit.HolderEn ?? "nobody");
        yield return new Facts(
        [
            new(language.Pick("下级合计", "Handed down"), metric.Say(handed, currency, language)),
            open >= 0
                ? new(language.Pick("未分配", "Unassigned"), language.Pick($"+{metric.Say(open, currency, language)}(在 {holder} 手上)", $"+{metric.Say(open, currency, language)} (held by {holder})"))
                : new(language.Pick("超分配", "Over-assigned"), language.Pick($"-{metric.Say(-open, currency, language)}(由 {holder} 分出)", $"-{metric.Say(-open, currency, language)} (handed out by {holder})"), Tone.Warning),
        ]);
    }

    /// <summary>What is right below as a table: reached and target of each.</summary>
    public static IEnumerable<CardPart> Below(Language language, IReadOnlyList<UnitStanding> below, TargetMetric metric, string currency)
    {
        if (below.Count == 0) return [];
        return
        [
            new Heading(language.Pick("下一级", "Right below")),
            new Grid(
                [language.Pick("谁", "Who"), language.Pick("完成 / 目标", "Reached / target"), language.Pick("达成", "Attained")],
                [
                    .. below.Take(MostRows).Select(b => (ImmutableArray<string>)
                    [
                        b.NameIn(language), $"{metric.Say(b.Actual, currency, language)} / {(b.Handed is { } t ? metric.Say(t, currency, language) : "–")}",
                        b.Handed is > 0 and var handed ? AttainmentParts.Percent(b.Actual / handed) : "–",
                    ]),
                ]),
        ];
    }

    /// <summary>A button for each unit and person right below, five at a time.</summary>
    public static IEnumerable<CardButton> Drill(Language language, UnitId unit, IReadOnlyList<UnitStanding> below, Period period, int skip)
    {
        foreach (var b in below.Skip(skip).Take(MostButtons))
            yield return new CardButton(b.NameIn(language), "progress", [(b.Owner.Stored, Text(b.Owner.Id)), .. Days(period)]);
        if (below.Count > skip + MostButtons)
            yield return new CardButton(language.Pick("更多", "More"), "progress", [("unit", Text(unit.Value)), ("skip", Text(skip + MostButtons)), .. Days(period)]);
    }

    static IEnumerable<(string, string)> Days(Period period) =>
        [("from", period.Start.Iso()), ("to", period.LastDay.Iso())];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
