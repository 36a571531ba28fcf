using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>Who needs help, and why in one line.</summary>
public static class Attention
{
    /// <summary>Below this part of the pace somebody is behind.</summary>
    const decimal BehindPace = 0.8m;

    /// <summary>Below this part of the own usual visits a week was quiet.</summary>
    const decimal QuietWeek = 0.6m;

    /// <summary>Fewer visits a week than this are no habit that a quiet week could break.</summary>
    const decimal FewVisits = 3;

    /// <summary>So many working days without an entry are worth a question.</summary>
    const int SilentDays = 3;

    /// <summary>The people with a reason, those with most to catch up first.</summary>
    public static IReadOnlyList<(PersonWeek Person, string Why)> Of(TeamReview review, WorkCalendar calendar, Language language) =>
    [
        .. review.Others
            .Select(p => (Person: p, Reasons: Reasons(p, review, calendar, language).ToArray()))
            .Where(p => p.Reasons.Length > 0)
            .OrderByDescending(p => p.Reasons.Length).ThenBy(p => p.Person.Base is { } b ? p.Person.Revenue / b : 1).ThenBy(p => p.Person.Id.Value)
            .Select(p => (p.Person, string.Join(language.Pick(",", ", "), p.Reasons))),
    ];

    static IEnumerable<string> Reasons(PersonWeek p, TeamReview review, WorkCalendar calendar, Language language)
    {
        var pace = Pace(review, calendar);
        if (p.Base is { } target && p.Revenue < target * pace * BehindPace)
            yield return language.Pick(
                $"达成 {AttainmentParts.Percent(p.Revenue / target)},应到 {AttainmentParts.Percent(pace)}", $"at {AttainmentParts.Percent(p.Revenue / target)}, pace {AttainmentParts.Percent(pace)}");
        if (p.UsualVisits >= FewVisits && p.Visits < p.UsualVisits * QuietWeek)
            yield return language.Pick(
                $"拜访 {Number(p.Visits)} 次,平时 {Number(p.UsualVisits)} 次", $"{Number(p.Visits)} visits, usually {Number(p.UsualVisits)}");
        if (p.Overdue > 0) yield return language.Pick($"{p.Overdue} 条跟进过期", $"{p.Overdue} follow-ups overdue");
        if (p.Service is { Minutes: > ServiceWeek.Slow } slow)
            yield return language.Pick(
                $"服务响应 {Number(slow.Hours)} 工作小时(中位数,应在 {Number(ServiceWeek.Slow / 60)} 以内)",
                $"median service response {Number(slow.Hours)} working hours ({Number(ServiceWeek.Slow / 60)} at most)");
        if (p.IsSparedLog) yield break;
        // Whoever has just joined has nothing to be silent about.
        var since = p.LastLogged?.AddDays(1) ?? Later(review.Day.AddDays(-91), p.Joined);
        if (calendar.WorkingDays(since, review.Day) is >= SilentDays and var silent)
            yield return language.Pick($"{silent} 个工作日没有记录", $"nothing logged for {silent} working days");
    }

    static decimal Pace(TeamReview review, WorkCalendar calendar)
    {
        var all = calendar.WorkingDays(review.Month.Start, review.Month.End);
        return all == 0 ? 0 : (decimal)calendar.WorkingDays(review.Month.Start, review.Until) / all;
    }

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    static string Number(decimal count) => count.ToString("0.#", CultureInfo.InvariantCulture);
}
