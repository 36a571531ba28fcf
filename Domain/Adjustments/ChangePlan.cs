using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>Decides what a target that somebody states would change, and from when. Forward only: a day that has begun keeps its target.</summary>
public static class ChangePlan
{
    /// <param name="versions">What there is already, oldest first.</param>
    public static Checked<TargetChangeItem> Of(
        TargetKey key, IReadOnlyList<TargetVersion> versions, Goal goal, string currency, DateOnly today, WorkCalendar calendar)
    {
        if (Against(goal) is { } wrong) return wrong;
        if (key.Period.End <= today) return Over;
        var money = key.Metric.IsMoney() ? currency : null;
        if (versions.Count == 0) return new TargetChangeItem(key, null, goal, money, key.Period.Start, null, goal);

        var from = today >= key.Period.Start ? today.AddDays(1) : key.Period.Start;
        if (from >= key.Period.End) return LastDay;
        if (versions[^1].Goal == goal) return Same;
        var next = versions.Append(new TargetVersion(long.MaxValue, goal, from)).ToArray();
        return new TargetChangeItem(
            key, versions[^1], goal, money, from, CountedGoal.Of(versions, key.Period, calendar), CountedGoal.Of(next, key.Period, calendar)!.Value);
    }

    static Refusal? Against(Goal goal)
    {
        if (goal.Base <= 0) return new("目标要大于 0。", "A target must be above 0.");
        if (goal.Base >= Money.Limit || goal.Stretch >= Money.Limit) return new("这个数太大了,没有改动。", "That number is too large; nothing was changed.");
        return goal.Stretch <= goal.Base ? new("激励目标要高于基本目标。", "The stretch target must be above the base.") : null;
    }

    public static Refusal Over { get; } = new("这个时段已经结束,它的目标不能再改。", "That period is over; its target stays as it was.");

    public static Refusal LastDay { get; } = new(
        "今天是这个时段的最后一天,改动最早从明天算,所以改不了了。", "Today is the last day of that period and a change counts from tomorrow at the earliest.");

    public static Refusal Same { get; } = new("目标本来就是这个数,没有改动。", "That already is the target; nothing changes.");
}
