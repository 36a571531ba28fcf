using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>What a month will come to, in words: within the weekly review, and as the answer to a question.</summary>
public static class ForecastCard
{
    /// <param name="who">A person or a unit.</param>
    /// <param name="target">Of the month; null without one.</param>
    /// <param name="day">The forecast is made of the days before.</param>
    public static Card Of(string who, Forecast? forecast, decimal? target, Period month, DateOnly day, string currency, Language language)
    {
        var name = month.Say(language, day);
        if (forecast is not { } f)
            return new Card(language, language.Pick($"{who} · {name}还没法预测", $"{who}: no forecast for {name} yet"),
                new Line(language.Pick("还没有签过单。", "Nothing has been signed so far."), Tone.Subtle)).With(Progress(language));
        var likely = Say(f.Likely, currency, language);
        return new Card(language, language.Pick($"{who} · 预测{name}签 {likely}", $"{who}: {likely} likely in {name}"),
            [
                Line(f, currency, language),
                .. f.Errors.Count == 0 ? [] : (CardPart[])[new Line(Errors(f, language), Tone.Subtle)],
                .. target is { } t ? [new Line(Against(f, t, currency, language))] : (CardPart[])[],
                new Line(language.Pick(
                    $"按到 {day.AddDays(-1).Say(language, day)} 为止的签单、往月走势和工作日推算。", $"From what was signed until {day.AddDays(-1).Say(language, day)}, earlier months and working days."), Tone.Subtle),
            ]).With(Progress(language));
    }

    public static Line Line(Forecast f, string currency, Language language)
    {
        var error = f.MeanError is { } mean
            ? language.Pick($"(近 {f.Errors.Count} 个月平均偏差 {AttainmentParts.Percent(mean)})", $" (off by {AttainmentParts.Percent(mean)} on average in the last {f.Errors.Count} months)")
            : "";
        return new(language.Pick(
            $"预测月底 {Say(f.Low, currency, language)} / {Say(f.Likely, currency, language)} / {Say(f.High, currency, language)}{error}",
            $"Forecast for the month: low {Say(f.Low, currency, language)}, likely {Say(f.Likely, currency, language)}, high {Say(f.High, currency, language)}{error}"));
    }

    static string Errors(Forecast f, Language language) =>
        language.Pick("往月同一时点的偏差,从近到远:", "Off at the same point of earlier months, the latest first: ")
        + string.Join(language.Pick("、", ", "), f.Errors.Select(AttainmentParts.Percent));

    static string Against(Forecast f, decimal target, string currency, Language language)
    {
        // Of the figure that is shown, so that the two add up.
        var likely = Rounded(f.Likely);
        var (goal, difference) = (new Money(target, currency).Say(language), new Money(decimal.Abs(likely - target), currency).Say(language));
        return likely >= target
            ? language.Pick($"目标 {goal},按此会超 {difference}", $"Target {goal}: {difference} above it")
            : language.Pick($"目标 {goal},按此还差 {difference}", $"Target {goal}: {difference} short of it");
    }

    static CardButton Progress(Language language) => new(language.Pick("我的进度", "My progress"), "progress");

    static string Say(decimal amount, string currency, Language language) => new Money(Rounded(amount), currency).Say(language);

    // Three figures are all that a forecast is good for.
    static decimal Rounded(decimal amount)
    {
        var grain = 1m;
        while (amount / grain >= 1000) grain *= 10;
        return decimal.Round(amount / grain) * grain;
    }
}
