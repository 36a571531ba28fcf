using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>A director's Monday: the units side by side, adding up to the whole.</summary>
public static class CompanyReviewCard
{
    /// <param name="company">The whole, read at the same moment as its parts.</param>
    /// <param name="units">The units below it; what belongs to none of them is shown as a row of its own.</param>
    /// <param name="day">The day of the review; it looks at the days before.</param>
    /// <param name="local">When the numbers were read, in the reader's zone.</param>
    public static Card Of(UnitWeek company, IReadOnlyList<UnitWeek> units, DateOnly day, string currency, DateTimeOffset local, Language language)
    {
        var attained = company.Base is { } b ? language.Pick($",达成 {AttainmentParts.Percent(company.Revenue / b)}", $", {AttainmentParts.Percent(company.Revenue / b)} of target") : "";
        var month = Period.Month(day.AddDays(-1)).Say(language, day);
        return new Card(
            language,
            language.Pick(
                $"{company.Name} · 公司周览:{month}签 {Say(company.Revenue)}{attained}", $"{company.NameEn}, company review: {Say(company.Revenue)} signed in {month}{attained}"),
            new Grid(
                [language.Pick("部门", "Unit"), language.Pick("签单 / 目标", "Signed / target"), language.Pick("上周", "Last week")],
                [.. units.Select(u => Row(u.NameIn(language), u.Revenue, u.Base, u.LastWeek)), .. Rest(company, units, Row, language), Row(language.Pick("合计", "Total"), company.Revenue, company.Base, company.LastWeek)]),
            new Line(DateWording.AsOf(local, language), Tone.Subtle))
            .With(new CardButton(language.Pick("周复盘", "Weekly review"), "review"));

        ImmutableArray<string> Row(string name, decimal revenue, decimal? target, decimal week) =>
            [name, target is { } t ? $"{Say(revenue)} / {Say(t)} ({AttainmentParts.Percent(revenue / t)})" : Say(revenue), Say(week)];

        string Say(decimal amount) => TargetMetric.Revenue.Say(amount, currency, language);
    }

    static IEnumerable<ImmutableArray<string>> Rest(
        UnitWeek company, IReadOnlyList<UnitWeek> units, Func<string, decimal, decimal?, decimal, ImmutableArray<string>> row, Language language)
    {
        var revenue = company.Revenue - units.Sum(u => u.Revenue);
        var target = (company.Base ?? 0) - units.Sum(u => u.Base ?? 0);
        var week = company.LastWeek - units.Sum(u => u.LastWeek);
        if (revenue != 0 || target != 0 || week != 0) yield return row(language.Pick("其他", "Others"), revenue, target > 0 ? target : null, week);
    }
}
