using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>What a split did, in a sentence.</summary>
public static class SplitWording
{
    /// <summary>
    /// <c>1亿 ÷ 12 = 833.33万,12 个月合计正好 1亿;其中 4 个月多 1元</c>. Parts of unequal shares have no single quotient:
    /// see <see cref="Split{T}.SayRounding"/>, which this falls back to.
    /// </summary>
    /// <param name="noun">What the parts are: <c>个月</c>, <c>months</c>.</param>
    public static string SayEvenly<T>(this Split<T> split, Func<decimal, string> say, string noun, Language language)
    {
        var (count, whole) = (split.Parts.Length, say(split.Whole));
        if (split.Parts.Select(p => p.Exact).Distinct().Count() != 1) return split.SayRounding(say, language);

        var least = split.Parts.Min(p => p.Amount);
        var more = split.Parts.Where(p => p.Amount > least).GroupBy(p => p.Amount - least).OrderBy(g => g.Key).Select(g => language.Pick(
            $";其中 {g.Count()} {noun}多 {say(g.Key)}", $"; {g.Count()} of them have {say(g.Key)} more"));
        return language.Pick(
            $"{whole} ÷ {count} = {say(Short(split.Parts[0].Exact))},{count} {noun}合计正好 {whole}",
            $"{whole} ÷ {count} = {say(Short(split.Parts[0].Exact))}; the {count} {noun} add up to {whole} exactly") + string.Concat(more);
    }

    /// <summary>What nobody has been given, or what was given beyond the whole, signed and with who holds it; null where the parts equal the whole.</summary>
    public static string? SayRemainder<T>(this Split<T> split, Func<decimal, string> say, string holder, Language language) => split.Unassigned switch
    {
        > 0 and var open => language.Pick($"未分配 +{say(open)},由 {holder} 承担", $"Unassigned +{say(open)}, held by {holder}"),
        < 0 and var over => language.Pick($"超额分配 -{say(-over)},由 {holder} 分出", $"Over-assigned -{say(-over)}, by {holder}"),
        _ => null,
    };

    // Two decimals of a 万 are enough to recognise a share by.
    static decimal Short(decimal share)
    {
        var unit = share >= 10_000 ? 100 : 0.01m;
        return decimal.Round(share / unit) * unit;
    }
}
