using Dengta.Domain.Basics;

namespace Dengta.Domain.Kpis;

/// <summary>How large the market of a period is, in the tenant's currency.</summary>
/// <param name="Amount">Above 0; null where a figure was taken back.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record MarketSize(Period Period, decimal? Amount, string Source)
{
    public const int LongestSource = 200;
}
