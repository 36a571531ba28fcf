using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>What a period counts as that has several versions: each by the working days on which it is the one in force.</summary>
public static class CountedGoal
{
    /// <param name="versions">Oldest first.</param>
    /// <returns>Null without versions. Rounded to a hundredth; with one version exactly that one.</returns>
    public static Goal? Of(IReadOnlyList<TargetVersion> versions, Period period, WorkCalendar calendar)
    {
        if (versions.Count == 0) return null;
        var days = DaysOf(versions, period, calendar);
        if (days.Count == 0) return versions[^1].Goal;
        if (days.Count == 1) return days[0].Goal;
        var all = days.Sum(d => d.Days);
        var reach = decimal.Round(days.Sum(d => d.Goal.Base * d.Days) / all, 2);
        var stretch = decimal.Round(days.Sum(d => (d.Goal.Stretch ?? d.Goal.Base) * d.Days) / all, 2);
        return new Goal(reach, stretch > reach ? stretch : null);
    }

    /// <summary>Each version with the working days on which it counts, in the order of the days; those that count on none are left out.</summary>
    public static IReadOnlyList<(Goal Goal, int Days, DateOnly From)> DaysOf(IReadOnlyList<TargetVersion> versions, Period period, WorkCalendar calendar)
    {
        List<(Goal Goal, int Days, DateOnly From)> parts = [];
        var starts = versions.Select(v => v.EffectiveFrom).Append(period.Start).Where(period.Contains).Distinct().Order().ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var until = i + 1 < starts.Length ? starts[i + 1] : period.End;
            if (InForce(versions, starts[i]) is not { } version || calendar.WorkingDays(starts[i], until) is not (> 0 and var days)) continue;
            if (parts.Count > 0 && parts[^1].Goal == version.Goal) parts[^1] = parts[^1] with { Days = parts[^1].Days + days };
            else parts.Add((version.Goal, days, starts[i]));
        }
        return parts;
    }

    static TargetVersion? InForce(IReadOnlyList<TargetVersion> versions, DateOnly day)
    {
        for (var i = versions.Count - 1; i >= 0; i--)
            if (versions[i].EffectiveFrom <= day)
                return versions[i];
        return null;
    }
}
