namespace Dengta.BotApp.Tools.Demo;

/// <summary>How a year goes: quarter ends are strong, the month of the Spring Festival is weak.</summary>
static class Season
{
    static readonly decimal[] Weights = [0.85m, 0.60m, 1.15m, 0.92m, 0.95m, 1.20m, 0.90m, 0.88m, 1.15m, 0.90m, 1.00m, 1.32m];

    /// <summary>1 is an average month.</summary>
    public static decimal Of(DateOnly month) => Weights[month.Month - 1];
}
