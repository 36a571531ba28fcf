using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Reviews;

/// <summary>How the team works, not what came of it: each figure of the week with a light, which a word says too.</summary>
public static class ProcessLights
{
    /// <summary>From this part of what is usual a figure is fine, below the second it is low.</summary>
    const decimal Fine = 0.9m;
    const decimal Low = 0.6m;

    /// <summary>So many weeks before say what is usual.</summary>
    const int UsualWeeks = 4;

    /// <summary>More overdue follow-ups a person than this are a pile.</summary>
    const int Pile = 2;

    public static IEnumerable<Fact> Of(TeamReview review, Language language)
    {
        PersonWeek[] people = [.. review.Others];
        if (people.Length == 0) yield break;
        var visits = review.Visits.Between(review.Week.Start, review.Week.End);
        var usual = review.Visits.Between(review.Week.Start.AddDays(-7 * UsualWeeks), review.Week.Start) / UsualWeeks;
        if (usual > 0)
            yield return Lit(
                language.Pick("上周拜访", "Visits last week"), language.Pick($"{Number(visits)} 次,平时 {Number(decimal.Round(usual))} 次", $"{Number(visits)}, usually {Number(decimal.Round(usual))}"), Share(visits / usual), language);
        PersonWeek[] asked = [.. people.Where(p => !p.IsSparedLog)];
        if (asked.Length > 0)
        {
            var logged = asked.Count(p => p.LoggedInWeek);
            yield return Lit(
                language.Pick("上周有记录", "Logged last week"), language.Pick($"{logged} / {asked.Length} 人", $"{logged} of {asked.Length}"), Share((decimal)logged / asked.Length), language);
        }
        var overdue = people.Sum(p => p.Overdue);
        yield return Lit(
            language.Pick("过期跟进", "Overdue follow-ups"), language.Pick($"{overdue} 条", Number(overdue)),
            overdue == 0 ? Tone.Good : overdue <= people.Length * Pile ? Tone.Warning : Tone.Bad, language);
        if (ServiceWeek.Of(people.Select(p => p.Service).OfType<ServiceWeek>()) is { } service)
            yield return Lit(
                language.Pick("服务响应", "Service response"),
                language.Pick($"中位 {Number(service.Hours)} 工作小时,{Number(service.Requests)} 个请求", $"median {Number(service.Hours)} working hours, n={Number(service.Requests)}"),
                service.Minutes <= ServiceWeek.Prompt ? Tone.Good : service.Minutes <= ServiceWeek.Slow ? Tone.Warning : Tone.Bad, language);
    }

    static Tone Share(decimal share) => share >= Fine ? Tone.Good : share >= Low ? Tone.Warning : Tone.Bad;

    static Fact Lit(string label, string value, Tone tone, Language language) => new(label, value + language.Pick(" · ", ", ") + tone switch
    {
        Tone.Good => language.Pick("正常", "fine"),
        Tone.Warning => language.Pick("留意", "watch"),
        _ => language.Pick("要管", "act"),
    }, tone);

    static string Number(decimal count) => count.ToString("0.#", CultureInfo.InvariantCulture);
}
