using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// The lines of a scheme as operations write them: 「签单额60%,拜访次数20%目标30,报价次数20%目标10」, "signed 60%, visits 20% goal 30". A line with a goal is an
/// indicator; one without is a target, or an indicator that is measured against the person's own target.
/// </summary>
static partial class SchemeText
{
    /// <summary>Refused where a line cannot be read, names nothing there is, or the whole could not be worked out.</summary>
    /// <param name="cycle">How long a scorecard runs: what a goal that is not written is for.</param>
    public static Checked<ImmutableArray<SchemeLine>> Read(string text, Catalogue catalogue, PeriodKind cycle = PeriodKind.Month)
    {
        var lines = ImmutableArray.CreateBuilder<SchemeLine>();
        foreach (var piece in Separator().Split(text).Where(p => !string.IsNullOrWhiteSpace(p)))
        {
            var line = LineOf(piece.Trim(), catalogue, cycle);
            if (!line.Ok) return line.Refusal;
            lines.Add(line.Value);
        }
        if (SchemeChecks.Refuse(lines) is { } refusal) return refusal;
        var served = lines.FirstOrDefault(l => l.Part == Part.Target)?.Key;
        return lines.Select(l => l.Part == Part.Kpi ? l with { Serves = lines.FirstOrDefault(t => IsServed(t, l))?.Key ?? served } : l).ToImmutableArray();
    }

    static Checked<SchemeLine> LineOf(string piece, Catalogue catalogue, PeriodKind cycle)
    {
        if (Line().Match(piece) is not { Success: true } m) return Unread(piece);
        var (name, weight) = (m.Groups["name"].Value.Trim(), decimal.Parse(m.Groups["weight"].Value, CultureInfo.InvariantCulture));
        if (weight is <= 0 or > 100) return Unread(piece);
        var goal = m.Groups["goal"].Success ? m.Groups["goal"].Value : null;
        if (goal is null && MetricOf(name) is { } metric) return new SchemeLine(Part.Target, metric.Stored(), weight);
        if (catalogue.Named(name) is not { } indicator)
            return new Refusal($"没有叫「{CleanText.Of(name, 30)}」的指标。", $"There is no indicator called “{CleanText.Of(name, 30)}”.");
        if (goal is null && indicator.Own?.GoalFor(cycle) is { } usual) return LineOf(indicator, weight, usual);
        if (goal is null)
            return new Refusal($"请给「{indicator.Name}」写上目标值,比如「{indicator.Name}{weight:0.#}%目标30」。", $"Please give “{indicator.NameEn}” a goal, e.g. “{indicator.NameEn} {weight:0.#}% goal 30”.");
        var value = GoalOf(goal, indicator.Unit);
        return value is { } worth ? LineOf(indicator, weight, worth) : Unread(piece);
    }

    static bool IsServed(SchemeLine target, SchemeLine line) => target.Part == Part.Target && target.Key == line.Indicator?.Serves;

    // What operations made brings along between what its points lie.
    static SchemeLine LineOf(Indicator indicator, decimal weight, decimal goal) => new(
        Part.Kpi, indicator.Key, weight, goal, indicator.Own?.ZeroPoint is { } zero && zero > goal ? zero : null, indicator.Own?.Cap ?? SchemeLine.UsualCap,
        indicator.Own?.Floor ?? 0)
    {
        Indicator = indicator,
    };

    /// <summary>A value in an indicator's unit: a ratio is written in percent and kept as a fraction. Null for what is none.</summary>
    public static decimal? GoalOf(string text, IndicatorUnit unit)
    {
        var isPercent = text.EndsWith('%');
        if (AmountReader.Read(text.TrimEnd('%', ' ')) is not { Amount: > 0 and < Money.Limit } read) return null;
        return isPercent != (unit == IndicatorUnit.Percent) ? null : isPercent ? read.Amount / 100 : read.Amount;
    }

    static TargetMetric? MetricOf(string name) =>
        Enum.GetValues<TargetMetric>().Cast<TargetMetric?>().FirstOrDefault(m => Enum.GetValues<Language>().Any(l => string.Equals(m!.Value.Name(l), name, StringComparison.OrdinalIgnoreCase)));


    static Refusal Unread(string piece) => new(
        $"没有读懂「{CleanText.Of(piece, 40)}」。请写成「拜访次数20%目标30」这样。", $"“{CleanText.Of(piece, 40)}” was not understood. Please write it like “visits 20% goal 30”.");

    [GeneratedRegex(@"[;；、\n]|[,，](?!\d{3}(\D|$))")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?<name>[\p{L} -]{1,40}?) ?(?<weight>\d{1,3}(\.\d)?) ?[%%] ?((目标值?|goal|[≥≤]|[<>]=?) ?(?<goal>[\d.,]{1,12} ?[万千km]? ?%?) ?\p{L}{0,7})?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
