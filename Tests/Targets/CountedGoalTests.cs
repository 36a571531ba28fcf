using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

public sealed class CountedGoalTests
{
    static readonly Period November = Period.Month(new(2026, 11, 1));

    [Fact]
    public void Two_versions_count_by_their_working_days()
    {
        // November 2026 has 21 working days, 10 of them before Monday the 16th: (210 × 10 + 105 × 11) / 21 = 155.
        TargetVersion[] versions = [new(1, new(210, null), new(2026, 11, 1)), new(2, new(105, null), new(2026, 11, 16))];
        Assert.Equal(new Goal(155, null), CountedGoal.Of(versions, November, WorkCalendar.Plain));
        Assert.Equal([10, 11], CountedGoal.DaysOf(versions, November, WorkCalendar.Plain).Select(d => d.Days));
    }

    [Fact]
    public void Any_history_counts_each_working_day_by_the_last_version_in_force_on_it()
    {
        var dice = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            TargetVersion[] versions = [.. Enumerable.Range(1, dice.Next(1, 8)).Select(i =>
                new TargetVersion(i, new(dice.Next(1, 1000), null), i == 1 ? November.Start : November.Start.AddDays(dice.Next(0, 30))))];
            var byDay = Enumerable.Range(0, November.Length).Select(November.Start.AddDays).Where(WorkCalendar.Plain.Works)
                .Select(day => versions.Where(v => v.EffectiveFrom <= day).MaxBy(v => v.Id).Goal.Base).ToList();
            Assert.Equal(decimal.Round(byDay.Average(), 2), CountedGoal.Of(versions, November, WorkCalendar.Plain)!.Value.Base);
        }
    }
}
