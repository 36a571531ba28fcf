using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

public enum Verdict
{
    Pass,
    Warn,

    /// <summary>Not without a reason, which is kept.</summary>
    Block,
}

/// <summary>What a target is measured against while it is stated.</summary>
/// <param name="History">The same metric of the owner over up to 12 closed periods of the same kind, the newest first.</param>
/// <param name="YearBefore">The same period a year earlier; null where there is none.</param>
/// <param name="Team">For each person below: the part of the target that falls to them by their history, and their own history. Empty for a person.</param>
/// <param name="ServesParent">The one above has a target of this metric over this time, or the owner is the topmost.</param>
/// <param name="Indicators">Indicators in the owner's scheme that serve this metric.</param>
public sealed record SmartFacts(
    decimal Base, Period Period, DateOnly Today, IReadOnlyList<decimal> History, decimal? YearBefore,
    IReadOnlyList<(decimal Part, IReadOnlyList<decimal> History)> Team, bool ServesParent, int Indicators);

/// <param name="Letter">S, M, A, R or T.</param>
public readonly record struct SmartFinding(char Letter, Verdict Verdict, string Chinese, string English);

/// <summary>What the check came to.</summary>
/// <param name="Safer">A base that would pass; null where this one does, or there is nothing to go by.</param>
public sealed record SmartResult(IReadOnlyList<SmartFinding> Findings, decimal? Safer)
{
    public Verdict Verdict => Findings.Max(f => f.Verdict);
}

/// <summary>Specific, measurable, achievable, relevant, time-bound: with numbers, while somebody states a target.</summary>
public static class SmartCheck
{
    /// <summary>Fewer closed periods than this say nothing.</summary>
    public const int EnoughPeriods = 3;

    /// <summary>Above the best period ever: a stretch for the best month a team has known.</summary>
    const decimal AboveBest = 1.0m;

    /// <summary>Half as much again as the best ever is a wish.</summary>
    const decimal FarAboveBest = 1.5m;

    /// <summary>The half of all periods that is better than the median reaches it rarely beyond this.</summary>
    const decimal AboveMedian = 1.3m;

    const decimal StrongGrowth = 0.5m;

    /// <summary>Below this part of the team likely to reach it, a target stops guiding.</summary>
    const decimal EnoughOfTeam = 0.5m;

    /// <summary>A person is likely to reach what they reached in at least this part of their periods.</summary>
    const decimal Likely = 0.3m;

    public static SmartResult Of(SmartFacts f, Func<decimal, string> say)
    {
        SmartFinding[] findings =
        [
            new('S', Verdict.Pass, "一个指标,一个负责人", "one metric, one owner"),
            Measurable(f),
            .. Achievable(f, say),
            Relevant(f),
            TimeBound(f),
        ];
        var safer = findings.Any(x => x.Letter == 'A' && x.Verdict != Verdict.Pass) ? Safer(f) : null;
        return new(findings, safer < f.Base ? safer : null);
    }

    /// <summary>The middle value; of an even number the mean of the two in the middle.</summary>
    public static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    static SmartFinding Measurable(SmartFacts f) => f.History.Count >= EnoughPeriods
        ? new('M', Verdict.Pass, $"有 {f.History.Count} 个已结束周期的数据", $"{f.History.Count} closed periods of data")
        : new('M', Verdict.Warn, $"只有 {f.History.Count} 个已结束周期的数据,不足 {EnoughPeriods} 个", $"only {f.History.Count} closed periods of data, {EnoughPeriods} are needed");

    static IEnumerable<SmartFinding> Achievable(SmartFacts f, Func<decimal, string> say)
    {
        if (f.History.Count >= EnoughPeriods && f.History.Max() is > 0 and var best)
        {
            var median = Median(f.History);
            var (toBest, toMedian) = (f.Base / best, median > 0 ? f.Base / median : (decimal?)null);
            var verdict = toBest > FarAboveBest ? Verdict.Block : toBest > AboveBest || toMedian > AboveMedian ? Verdict.Warn : Verdict.Pass;
            yield return new('A', verdict,
                $"是历史最好 {say(best)} 的 {Percent(toBest)},中位数 {say(median)} 的 {Percent(toMedian)}",
                $"{Percent(toBest)} of the best ({say(best)}), {Percent(toMedian)} of the median ({say(median)})");
        }
        if (f.YearBefore is > 0 and var before)
        {
            var growth = (f.Base - before) / before;
            yield return new('A', growth > StrongGrowth ? Verdict.Warn : Verdict.Pass,
                $"比去年同期 {say(before)} {(growth >= 0 ? "增长" : "下降")} {Percent(Math.Abs(growth))}",
                $"{Percent(Math.Abs(growth))} {(growth >= 0 ? "above" : "below")} last year's {say(before)}");
        }
        if (f.Team.Count > 0)
        {
            var likely = f.Team.Count(p => IsLikely(p.Part, p.History));
            yield return new('A', likely < f.Team.Count * EnoughOfTeam ? Verdict.Warn : Verdict.Pass,
                $"按各人历史,{f.Team.Count} 人中 {likely} 人有把握完成自己那份", $"by their own histories {likely} of {f.Team.Count} people are likely to reach their part");
        }
    }

    static bool IsLikely(decimal part, IReadOnlyList<decimal> history) =>
        history.Count > 0 && history.Count(h => h >= part) >= history.Count * Likely;

    static SmartFinding Relevant(SmartFacts f) => (f.ServesParent, f.Indicators) switch
    {
        (true, > 0) => new('R', Verdict.Pass, $"服务于上级目标,有 {f.Indicators} 个指标支撑", $"serves the target above; {f.Indicators} indicators support it"),
        (false, _) => new('R', Verdict.Warn, "上级没有对应的目标", "there is no target above that it serves"),
        _ => new('R', Verdict.Warn, "方案里没有支撑它的指标", "no indicator of the scheme supports it"),
    };

    static SmartFinding TimeBound(SmartFacts f) => f.Period.End > f.Today
        ? new('T', Verdict.Pass, $"到 {f.Period.LastDay:yyyy-MM-dd} 为止", $"until {f.Period.LastDay:yyyy-MM-dd}")
        : new('T', Verdict.Block, "这个时段已经结束", "this period is over");

    // A little above what is usual, never above what was ever reached; two figures, since it is a proposal.
    static decimal? Safer(SmartFacts f)
    {
        if (f.History.Count < EnoughPeriods) return f.YearBefore is > 0 and var before ? Rounded(before * (1 + StrongGrowth / 2)) : null;
        var proposal = decimal.Min(f.History.Max(), Median(f.History) * 1.15m);
        return proposal > 0 ? Rounded(proposal) : null;
    }

    static decimal Rounded(decimal amount)
    {
        var grain = 1m;
        while (amount / grain >= 100) grain *= 10;
        return decimal.Floor(amount / grain) * grain;
    }

    static string Percent(decimal? share) => share is { } s ? (s * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + "%" : "–";
}
