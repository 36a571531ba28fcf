using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>How a target is spread over those below.</summary>
public enum OwnerMethod
{
    Even,

    /// <summary>By what each brought lately.</summary>
    History,

    /// <summary>By people; a person counts as one.</summary>
    Headcount,

    /// <summary>By weights set by hand.</summary>
    Hand,
}

/// <summary>One of those below, a unit or a person.</summary>
/// <param name="History">What it brought over the periods compared; the same ones for all.</param>
/// <param name="People">1 for a person.</param>
/// <param name="Joined">Of a person; null for a unit, which is always there whole.</param>
/// <param name="Away">A person's days away, both inclusive.</param>
public sealed record Shareholder(
    TargetOwner Owner, decimal History, int People, DateOnly? Joined, IReadOnlyList<(DateOnly First, DateOnly Last)> Away);

/// <summary>Spreads a target over people and units.</summary>
public static class OwnerSplit
{
    /// <summary>What part of a full target a newcomer carries in the first month of service, the second, and so on; after them all of it.</summary>
    public static IReadOnlyList<decimal> UsualRamp { get; } = [0, 0.25m, 0.5m];

    /// <returns>Refused where nobody is left to carry anything.</returns>
    public static Checked<Split<TargetOwner>> Of(
        decimal whole, Period period, IReadOnlyList<Shareholder> among, OwnerMethod method, decimal grain, WorkCalendar calendar, IReadOnlyList<decimal> ramp)
    {
        var usable = Usable(method, among);
        var weights = among.Select(a => (a.Owner, Weight: PresenceOf(a, period, calendar, ramp).Carries * usable switch
        {
            OwnerMethod.Even => 1,
            OwnerMethod.Headcount => a.People,
            _ => decimal.Max(0, a.History),
        })).ToArray();
        return weights.All(w => w.Weight == 0)
            ? new Refusal("下面没有人能承担这个目标。", "There is nobody below to carry this target.")
            : Splitting.ByWeight(whole, weights, grain);
    }

    /// <summary>The method itself; without any history an even split is the honest one.</summary>
    public static OwnerMethod Usable(OwnerMethod method, IReadOnlyList<Shareholder> among) =>
        method == OwnerMethod.History && among.All(a => a.History <= 0) ? OwnerMethod.Even : method;

    /// <summary>By weights set by hand, one for each, whoever is new or away.</summary>
    public static Checked<Split<TargetOwner>> ByHand(decimal whole, IReadOnlyList<Shareholder> among, IReadOnlyList<decimal> weights, decimal grain) =>
        Splitting.ByRatio(whole, [.. among.Select(a => a.Owner)], weights, grain);

    /// <summary>What part of a period somebody carries: each working day by how new they are on it, days away not at all.</summary>
    public static Presence PresenceOf(Shareholder who, Period period, WorkCalendar calendar, IReadOnlyList<decimal> ramp)
    {
        if (who.Joined is not { } joined) return Presence.Whole;
        var (all, away, isNew, carried) = (0, 0, false, 0m);
        for (var day = period.Start; day < period.End; day = day.AddDays(1))
        {
            if (!calendar.Works(day)) continue;
            all++;
            var share = OnDay(day, joined, ramp);
            isNew |= share < 1;
            if (day >= joined && who.Away.Any(a => day >= a.First && day <= a.Last)) away++;
            else carried += share;
        }
        return all == 0 ? Presence.Whole : new(carried / all, isNew, away);
    }

    static decimal OnDay(DateOnly day, DateOnly joined, IReadOnlyList<decimal> ramp)
    {
        if (day < joined) return 0;
        var months = (day.Year - joined.Year) * 12 + day.Month - joined.Month;
        return months < ramp.Count ? ramp[months] : 1;
    }
}
