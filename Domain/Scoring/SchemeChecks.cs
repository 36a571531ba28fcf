using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Scoring;

/// <summary>What makes a scheme guide badly. Whoever publishes it is warned, not stopped; only what cannot be worked out is refused.</summary>
public static class SchemeChecks
{
    public const int MostLines = 20;

    const int ManyIndicators = 7;
    const decimal LightIndicator = 5;
    const decimal HeavyIndicator = 20;

    /// <summary>What no scorecard could be made of.</summary>
    public static Refusal? Refuse(IReadOnlyCollection<SchemeLine> lines)
    {
        if (lines.Count is 0 or > MostLines) return new($"一套方案要有 1 到 {MostLines} 行。", $"A scheme has 1 to {MostLines} lines.");
        if (lines.Sum(l => l.Weight) != 100)
            return new($"权重合计是 {Say(lines.Sum(l => l.Weight))}%,要正好 100%。", $"The weights add up to {Say(lines.Sum(l => l.Weight))} %; it must be 100 %.");
        if (lines.GroupBy(l => (l.Part, l.Key)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new($"「{NameOf(twice.First(), Language.Chinese)}」出现了两次。", $"“{NameOf(twice.First(), Language.English)}” is in it twice.");
        return lines.FirstOrDefault(l => l.Part == Part.Kpi && l.Indicator is null) is { } unknown
            ? new($"没有叫「{unknown.Key}」的指标。", $"There is no indicator called “{unknown.Key}”.")
            : null;
    }

    /// <summary>In the order of the rules; none for a scheme without fault.</summary>
    public static IEnumerable<Refusal> Warnings(IReadOnlyCollection<SchemeLine> lines)
    {
        var target = lines.Where(l => l.Part == Part.Target).Sum(l => l.Weight);
        var kpis = lines.Where(l => l.Part == Part.Kpi).ToArray();
        if (target is < 60 or > 70)
            yield return new(
                $"目标占 {Say(target)}%、指标占 {Say(100 - target)}%,建议 60–70 / 30–40(默认 60/40)。",
                $"Targets weigh {Say(target)} % and indicators {Say(100 - target)} %; usual are 60–70 / 30–40 (60/40 by default).");
        if (kpis.Length > ManyIndicators)
            yield return new($"有 {kpis.Length} 个指标,超过 {ManyIndicators} 个就没有重点了。", $"There are {kpis.Length} indicators; more than {ManyIndicators} set no priorities.");
        foreach (var line in kpis.Where(l => l.Weight < LightIndicator))
            yield return new(
                $"「{NameOf(line, Language.Chinese)}」只占 {Say(line.Weight)}%,低于 {LightIndicator}% 没有引导作用。",
                $"“{NameOf(line, Language.English)}” weighs only {Say(line.Weight)} %; below {LightIndicator} % it guides nobody.");
        foreach (var line in kpis.Where(l => l.Weight > HeavyIndicator))
            yield return new(
                $"「{NameOf(line, Language.Chinese)}」占 {Say(line.Weight)}%,单个指标不宜超过 {HeavyIndicator}%。",
                $"“{NameOf(line, Language.English)}” weighs {Say(line.Weight)} %; one indicator should not exceed {HeavyIndicator} %.");
        foreach (var line in kpis.Where(l => PeerWeight.IsPeerRated(l) && l.Weight > PeerWeight.Most))
            yield return new(
                $"「{NameOf(line, Language.Chinese)}」占 {Say(line.Weight)}%,互评最多算 {PeerWeight.Most}%,多出的分给其他指标。",
                $"“{NameOf(line, Language.English)}” weighs {Say(line.Weight)} %; peers count for {PeerWeight.Most} % at most, the rest goes to the other indicators.");
        foreach (var line in kpis.Where(l => !lines.Any(t => t.Part == Part.Target && t.Key == l.Serves)))
            yield return new(
                $"「{NameOf(line, Language.Chinese)}」没有服务于方案里的任何目标。", $"“{NameOf(line, Language.English)}” serves no target of the scheme.");
        foreach (var line in lines.Where(l => l.Part == Part.Target && !kpis.Any(k => k.Serves == l.Key)))
            yield return new(
                $"目标「{NameOf(line, Language.Chinese)}」没有指标支撑。", $"No indicator leads to the target “{NameOf(line, Language.English)}”.");
    }

    /// <summary>A line by the name of its indicator or metric.</summary>
    public static string NameOf(SchemeLine line, Language language) => line.Part == Part.Target
        ? TargetMetrics.Parse(line.Key).Name(language)
        : line.Indicator?.NameIn(language) ?? line.Key;

    static string Say(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);
}
