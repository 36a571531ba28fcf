using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>How much of everything one person does in a month, or in the part of the current one that has passed.</summary>
sealed record MonthPlan(
    int Visits, IReadOnlyList<decimal> Deals, IReadOnlyList<decimal> Collections, int Quotes, int Followups, int Complaints, int Assists)
{
    // Amounts are multiples of this, as people round; a shared deal then splits without a remainder.
    const decimal Grain = 500;

    const decimal WorkingDaysOfAMonth = 21;

    public static MonthPlan Past(Person p, DateOnly month, int workingDays, Timeline time, Dice dice)
    {
        var form = p.Strength * Season.Of(month) * dice.Between(0.85m, 1.15m);
        var busy = workingDays / WorkingDaysOfAMonth * (2 + p.Strength) / 3 * dice.Between(0.9m, 1.1m);
        return Of(p, month, time, dice, 1, form, form * dice.Between(0.9m, 1.1m), busy);
    }

    /// <summary>The current month stands where the table of people says, whatever day it is.</summary>
    public static MonthPlan Current(Person p, Timeline time, Dice dice)
    {
        var pace = time.Pace;
        return Of(p, time.ThisMonth, time, dice, pace, pace * p.Now, pace * p.Now * dice.Between(0.85m, 1.1m), pace * (1 + p.Now) / 2);
    }

    static MonthPlan Of(Person p, DateOnly month, Timeline time, Dice dice, decimal part, decimal signed, decimal collected, decimal busy)
    {
        var visits = Quota.Visits(p, month) * busy;
        return new(
            Whole(visits),
            Amounts(Quota.Revenue(p, month, time) * signed, Some(2 + dice.Below(4), part), dice),
            Amounts(Quota.Collections(p, month, time) * collected, Some(2 + dice.Below(3), part), dice),
            Whole(visits / 4), Whole(visits / 3), dice.Chance(Whole(25 * part)) ? 1 : 0, Whole(dice.Below(4) * part));
    }

    static IReadOnlyList<decimal> Amounts(decimal total, int count, Dice dice)
    {
        var weights = Enumerable.Range(0, count).Select(_ => dice.Between(1, 3)).ToArray();
        var rounded = decimal.Round(total / Grain) * Grain;
        return [.. new Money(rounded, DemoCompany.Currency).Split(weights, Grain).Select(m => m.Amount).Where(a => a > 0)];
    }

    static int Some(int count, decimal part) => Math.Max(1, Whole(count * part));

    static int Whole(decimal value) => (int)decimal.Round(value);
}
