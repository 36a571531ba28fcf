using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>One hint a week: the person whose way from visit to deal is furthest below the team's at one step.</summary>
public static class Coaching
{
    /// <summary>Fewer than this are chance.</summary>
    const decimal Enough = 8;

    /// <summary>A ratio above this part of the team's is no finding.</summary>
    const decimal Notable = 0.6m;

    /// <summary>Null where nobody is notably below, or there is too little to tell.</summary>
    public static string? Hint(IEnumerable<PersonWeek> people, Steps team, Language language)
    {
        (decimal Gap, string Text)? worst = null;
        foreach (var p in people)
            foreach (var (gap, text) in Gaps(p, team, language))
                if (gap < Notable && (worst is null || gap < worst.Value.Gap))
                    worst = (gap, text);
        return worst?.Text;
    }

    static IEnumerable<(decimal Gap, string Text)> Gaps(PersonWeek p, Steps team, Language language)
    {
        var name = p.NameIn(language);
        if (p.Steps.Visits >= Enough && team.Visits > p.Steps.Visits && team.Quotes > 0)
        {
            var (own, all) = (p.Steps.Quotes / p.Steps.Visits, team.Quotes / team.Visits);
            yield return (own / all, language.Pick(
                $"{name}近 13 周拜访到报价 {AttainmentParts.Percent(own)},全队 {AttainmentParts.Percent(all)}:一起看看拜访时怎么问出需求。",
                $"{name}: {AttainmentParts.Percent(own)} of visits led to a quote in 13 weeks, the team {AttainmentParts.Percent(all)}. Look at how needs are asked for."));
        }
        if (p.Steps.Quotes >= Enough && team.Quotes > p.Steps.Quotes && team.Deals > 0)
        {
            var (own, all) = (p.Steps.Deals / p.Steps.Quotes, team.Deals / team.Quotes);
            yield return (own / all, language.Pick(
                $"{name}近 13 周报价到签单 {AttainmentParts.Percent(own)},全队 {AttainmentParts.Percent(all)}:一起过一遍丢掉的报价。",
                $"{name}: {AttainmentParts.Percent(own)} of quotes were signed in 13 weeks, the team {AttainmentParts.Percent(all)}. Go through the lost ones together."));
        }
    }
}
