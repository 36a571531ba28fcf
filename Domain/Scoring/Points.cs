namespace Dengta.Domain.Scoring;

/// <summary>From a measure to points, 1 being 100 %.</summary>
public static class Points
{
    /// <summary>
    /// Higher is better: a = A/T. Lower is better: a = (U−A)/(U−T), U the zero point. Without a zero point twice the goal is one.
    /// </summary>
    /// <param name="goal">T, above 0.</param>
    /// <param name="zeroPoint">U, above the goal; only for what is better when lower.</param>
    public static decimal Attainment(decimal actual, decimal goal, bool lowerIsBetter, decimal? zeroPoint)
    {
        if (!lowerIsBetter) return actual / goal;
        var worth0 = zeroPoint ?? goal * 2;
        return (worth0 - actual) / (worth0 - goal);
    }

    /// <summary>min(max(a, floor), cap).</summary>
    public static decimal Of(decimal attainment, decimal floor, decimal cap) => Math.Min(Math.Max(attainment, floor), cap);
}
