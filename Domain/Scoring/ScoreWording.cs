using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Scoring;

/// <summary>Points, lines and lights in words.</summary>
public static class ScoreWording
{
    /// <summary>Points of a hundred: <c>82.4</c>.</summary>
    public static string Say(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A fraction as a percentage: <c>74.4%</c>.</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Name(this Part part, Language language) =>
        part == Part.Target ? language.Pick("目标", "Targets") : language.Pick("指标", "Indicators");

    public static string NameIn(this SchemeLine line, Language language) => SchemeChecks.NameOf(line, language);

    /// <summary>A value of the line with its unit.</summary>
    public static string Say(this SchemeLine line, decimal value, string currency, Language language) => line.Part == Part.Target
        ? TargetMetrics.Parse(line.Key).Say(value, currency, language)
        : line.Indicator is { } indicator ? indicator.Unit.Say(value, currency, language) : Say(value);

    /// <summary><c>62万 / 83.3万(74.4%)</c>; what is missing is named.</summary>
    public static string SayStanding(this LineScore line, string currency, Language language) => (line.Actual, line.Goal) switch
    {
        (null, _) => language.Pick("无数据", "no data"),
        ({ } actual, null) => line.Line.Say(actual, currency, language) + language.Pick("(没有目标值)", " (no goal)"),
        ({ } actual, { } goal) => $"{line.Line.Say(actual, currency, language)} / {line.Line.Say(goal, currency, language)}"
            + language.Pick($"({Percent(decimal.Round(line.Attainment ?? 0, 3))})", $" ({Percent(decimal.Round(line.Attainment ?? 0, 3))})"),
    };

    /// <summary>Where a line stands: what adds up is held against the working days that have passed, the rest against its goal.</summary>
    /// <param name="pace">The share of the period's working days that have passed, 0 to 1.</param>
    public static Light LightOf(LineScore line, decimal pace)
    {
        if (line.Attainment is not { } attained) return Light.Missing;
        var due = AddsUp(line.Line) ? pace : 1;
        return attained >= due ? Light.Good : attained >= due * 0.8m ? Light.Behind : Light.Bad;
    }

    public static string Sign(this Light light) => light switch
    {
        Light.Good => "🟢",
        Light.Behind => "🟡",
        Light.Bad => "🔴",
        _ => "⚪",
    };

    static bool AddsUp(SchemeLine line) => line.Part == Part.Target || line.Indicator?.RollUp == RollUp.Sum;
}

public enum Light
{
    Good,

    /// <summary>Behind by less than a fifth.</summary>
    Behind,
    Bad,

    /// <summary>No data.</summary>
    Missing,
}
