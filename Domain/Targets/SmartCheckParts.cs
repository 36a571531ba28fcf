using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>The check as rows of a card: each letter with its verdict and numbers, then the safer proposal.</summary>
public static class SmartCheckParts
{
    public static IEnumerable<CardPart> Of(SmartResult result, Func<decimal, string> say, Language language)
    {
        yield return new Facts([.. result.Findings.Select(f => Row(f, language))]);
        if (result.Verdict == Verdict.Block)
            yield return new Line(language.Pick("要继续,需要写明原因,原因会保留。", "To go on, give a reason; it is kept."), Tone.Warning);
        if (result.Safer is { } safer)
            yield return new Line(language.Pick($"更稳妥的目标:{say(safer)}", $"A safer target: {say(safer)}"), Strong: true);
    }

    /// <summary>How many of a table pass.</summary>
    public static IEnumerable<CardPart> OfMany(int pass, int warn, int block, Language language)
    {
        yield return new Line(language.Pick($"检查:{pass} 项通过,{warn} 项提醒,{block} 项没有通过", $"Check: {pass} pass, {warn} with a warning, {block} do not pass"), Strong: true);
        if (block > 0) yield return new Line(language.Pick("要继续,需要写明原因,原因会保留。", "To go on, give a reason; it is kept."), Tone.Warning);
    }

    /// <summary>One target of many in a line: its verdict, how it can be reached, and whatever else does not pass.</summary>
    /// <param name="verdict">As it was when the target was stated.</param>
    public static CardPart Row(string what, Verdict verdict, SmartResult result, Func<decimal, string> say, Language language)
    {
        var said = result.Findings.Where(f => f.Letter == 'A' || f.Verdict != Verdict.Pass).Select(f => language.Pick(f.Chinese, f.English));
        var safer = result.Safer is { } amount ? language.Pick($" → 更稳妥 {say(amount)}", $" → safer: {say(amount)}") : "";
        return new Line($"{Mark(verdict)} {what}{language.Pick(":", ": ")}{string.Join(language.Pick(";", "; "), said)}{safer}", ToneOf(verdict));
    }

    static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Warn => "!",
        _ => "✗",
    };

    static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Tone.Good,
        Verdict.Warn => Tone.Warning,
        _ => Tone.Bad,
    };

    // The mark says in text what the colour says.
    static Fact Row(SmartFinding f, Language language) => new(Name(f.Letter, language), $"{Mark(f.Verdict)} {language.Pick(f.Chinese, f.English)}", ToneOf(f.Verdict));

    static string Name(char letter, Language language) => letter switch
    {
        'S' => language.Pick("S 明确", "Specific"),
        'M' => language.Pick("M 可衡量", "Measurable"),
        'A' => language.Pick("A 可达成", "Achievable"),
        'R' => language.Pick("R 相关", "Relevant"),
        _ => language.Pick("T 有期限", "Time-bound"),
    };
}
