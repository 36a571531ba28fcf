namespace Dengta.Domain.Targets;

/// <summary>What is to be reached.</summary>
/// <param name="Base">Above 0.</param>
/// <param name="Stretch">Above the base, or null.</param>
public readonly record struct Goal(decimal Base, decimal? Stretch)
{
    public string Say(TargetMetric metric, string currency, Basics.Language language) =>
        metric.Say(Base, currency, language)
        + (Stretch is { } stretch ? Basics.Wording.Pick(language, $"(激励 {metric.Say(stretch, currency, language)})", $" (stretch {metric.Say(stretch, currency, language)})") : "");
}
