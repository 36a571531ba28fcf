using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>A rep's week as the ledger has it, up to and with the day it is shown.</summary>
/// <param name="Day">Up to and with it; its week begins on <paramref name="Monday"/>.</param>
/// <param name="Revenue">Signed in the month so far.</param>
/// <param name="Base">Of the month; null without a target.</param>
public sealed record RepWeek(
    MemberId Member, DateOnly Day, DateOnly Monday, decimal Visits, decimal Quotes, decimal Deals, decimal Signed, decimal Collected, decimal Followups,
    decimal Revenue, decimal? Base, WeekNote? Note)
{
    /// <summary>Follow-ups due in the week.</summary>
    public int Planned { get; init; }

    /// <summary>Of these so many are done.</summary>
    public int PlannedDone { get; init; }

    /// <summary>Visits, quotes, deals and follow-ups that no plan of the week was done with.</summary>
    public decimal Unplanned { get; init; }
}

/// <summary>A rep's Friday: the week already filled in, two fields to write.</summary>
public static class RepWeekCard
{
    /// <summary>The longest text that is kept of each field.</summary>
    public const int Longest = 500;

    public static Card Of(RepWeek week, WorkCalendar calendar, string currency, Language language) => new Card(
        language, language.Pick("这一周,两句话就好", "Your week, two lines are enough"),
        [
            new Line(Done(week, currency, language)),
            .. Plans(week, language),
            new Line(Gap(week, calendar, currency, language), Tone.Subtle),
            new TextInput("blockers", language.Pick("卡点", "What holds you up"), language.Pick("没有就空着", "Leave empty if nothing"), Multiline: true, Value: week.Note?.Blockers ?? ""),
            new TextInput("plans", language.Pick("下周计划", "Next week"), language.Pick("例如:周二见中兴李工", "e.g. Tuesday: Globex, Ms. Lee"), Multiline: true, Value: week.Note?.Plans ?? ""),
        ])
        .With(
            new CardButton(language.Pick("交给主管", "Send to my manager"), "week-note", ("do", "send"), ("week", $"{week.Monday:yyyy-MM-dd}")),
            new CardButton(language.Pick("我的进度", "My progress"), "progress"));

    static string Done(RepWeek w, string currency, Language language)
    {
        (decimal Count, string Zh, string En)[] counts =
        [
            (w.Visits, "拜访", "visit"), (w.Quotes, "报价", "quote"), (w.Deals, "签单", "deal"), (w.Followups, "跟进", "follow-up"),
        ];
        var parts = counts.Where(c => c.Count > 0).Select(c => language.Pick($"{c.Zh} {c.Count:0.#}", $"{c.Count:0.#} {c.En}{(c.Count == 1 ? "" : "s")}")).ToList();
        if (w.Signed != 0) parts.Add(language.Pick($"签 {Say(w.Signed)}", $"signed {Say(w.Signed)}"));
        if (w.Collected != 0) parts.Add(language.Pick($"回款 {Say(w.Collected)}", $"collected {Say(w.Collected)}"));
        return parts.Count == 0
            ? language.Pick("这一周还没有记录。", "Nothing is logged this week yet.")
            : language.Pick("本周:", "This week: ") + string.Join(language.Pick(",", ", "), parts);

        string Say(decimal amount) => new Money(amount, currency).Say(language);
    }

    static IEnumerable<CardPart> Plans(RepWeek w, Language language)
    {
        if (w.Planned > 0)
            yield return new Line(language.Pick(
                $"计划内 {w.Planned} 件,完成 {w.PlannedDone} 件;计划外 {w.Unplanned:0.#} 件", $"Planned {w.Planned}, done {w.PlannedDone}; unplanned {w.Unplanned:0.#}"));
        else if (w.Unplanned > 0)
            yield return new Line(language.Pick("都在计划外:本周没有排跟进", "All of it unplanned: no follow-up was due this week"));
    }

    static string Gap(RepWeek w, WorkCalendar calendar, string currency, Language language)
    {
        if (w.Base is not { } target) return language.Pick("本月没有签单目标。", "There is no target for this month.");
        var attainment = Attainment.Toward(new Goal(target, null), TargetMetric.Revenue, Period.Month(w.Day), w.Revenue, w.Day, calendar);
        var share = AttainmentParts.Percent(attainment.Share);
        var pace = attainment.Pace is { } p ? language.Pick($",今日应达 {AttainmentParts.Percent(p)}", $", {AttainmentParts.Percent(p)} due by today") : "";
        return attainment.Gap == 0
            ? language.Pick($"本月目标已达成({share}{pace})。", $"This month's target is reached ({share}{pace}).")
            : language.Pick(
                $"本月达成 {share}{pace},差 {TargetMetric.Revenue.Say(attainment.Gap, currency, language)}。",
                $"{share} of this month's target{pace}, {TargetMetric.Revenue.Say(attainment.Gap, currency, language)} to go.");
    }
}
