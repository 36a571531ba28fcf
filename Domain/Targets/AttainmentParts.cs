using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>Targets as bars with the sentence that says what is left to do.</summary>
public static class AttainmentParts
{
    public static IEnumerable<CardPart> Of(Attainment a, string currency, Language language, DateOnly today)
    {
        var metric = a.Metric;
        yield return new Bar(
            language.Pick($"{a.Period.Say(language, today)}{metric.Name(language)}", $"{metric.Name(language)}, {a.Period.Say(language, today)}"),
            a.Share, a.Pace,
            $"{metric.Say(a.Actual, currency, language)} / {metric.Say(a.Base, currency, language)}"
                + language.Pick($"({Percent(a.Share)})", $" ({Percent(a.Share)})"),
            ToneOf(a.Standing));
        if (Sentence(a, currency, language) is { Length: > 0 } sentence) yield return new Line(sentence, Tone.Subtle);
    }

    /// <summary>What is missing to base and stretch, and what each working day must bring; the bar says where it stands.</summary>
    public static string Sentence(Attainment a, string currency, Language language)
    {
        List<string> parts = [];
        if (a.Gap > 0) parts.Add(language.Pick($"差 {Say(a.Gap)}", $"{Say(a.Gap)} to go"));
        if (a.NeededPerDay is { } needed)
            parts.Add(language.Pick($"剩 {a.DaysLeft} 个工作日,每天需 {Rounded(needed)}", $"{Rounded(needed)} a working day for {a.DaysLeft} days"));
        if (a.Stretch is { } stretch)
            parts.Add(a.StretchGap > 0
                ? language.Pick($"激励目标 {Say(stretch)},差 {Say(a.StretchGap.Value)}", $"stretch {Say(stretch)}: {Say(a.StretchGap.Value)} to go")
                : language.Pick($"激励目标 {Say(stretch)} 已达成", $"stretch {Say(stretch)} reached"));
        return Capital(string.Join(" · ", parts));

        string Say(decimal quantity) => a.Metric.Say(quantity, currency, language);

        // Rounded up: whoever does this much each day does reach it.
        string Rounded(decimal quantity) => Say(a.Metric.IsMoney() ? decimal.Ceiling(quantity / 100) * 100 : decimal.Ceiling(quantity * 10) / 10);
    }

    public static Tone ToneOf(Standing standing) => standing switch
    {
        Standing.Reached or Standing.OnPace => Tone.Good,
        Standing.Behind => Tone.Warning,
        _ => Tone.Bad,
    };

    public static string Percent(decimal share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
