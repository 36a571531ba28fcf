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

    // The mark says in text what the colour says.
    static Fact Row(SmartFinding f, Language language) => f.Verdict switch
    {
        Verdict.Pass => new(Name(f.Letter, language), "✓ " + language.Pick(f.Chinese, f.English), Tone.Good),
        Verdict.Warn => new(Name(f.Letter, language), "! " + language.Pick(f.Chinese, f.English), Tone.Warning),
        _ => new(Name(f.Letter, language), "✗ " + language.Pick(f.Chinese, f.English), Tone.Bad),
    };

    static string Name(char letter, Language language) => letter switch
    {
        'S' => language.Pick("S 明确", "Specific"),
        'M' => language.Pick("M 可衡量", "Measurable"),
        'A' => language.Pick("A 可达成", "Achievable"),
        'R' => language.Pick("R 相关", "Relevant"),
        _ => language.Pick("T 有期限", "Time-bound"),
    };
}
