using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>
/// Everything a score was worked out from and what came out, as text: one figure a line, the same letters for the same facts. What is sealed is
/// this, and to check it is to write it again and compare.
/// </summary>
public static class SealedFacts
{
    public static string Of(Scorecard card) => string.Join('\n', Lines(card));

    /// <summary>The first line in which two differ, for the report of a check; null where they are the same.</summary>
    public static (string Sealed, string Now)? FirstDifference(string sealedFacts, string now)
    {
        if (sealedFacts == now) return null;
        var (a, b) = (sealedFacts.Split('\n'), now.Split('\n'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
            if (a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i))
                return (a.ElementAtOrDefault(i) ?? "nothing", b.ElementAtOrDefault(i) ?? "nothing");
        return null;
    }

    static IEnumerable<string> Lines(Scorecard card)
    {
        yield return $"period {card.Period.Start.Iso()} {card.Period.End.Iso()}";
        foreach (var row in card.Rows)
        {
            var scheme = row.Span.Scheme;
            yield return $"scheme {scheme.Id.Value} version {scheme.Version} from {row.Span.From.Iso()} until {row.Span.Until.Iso()} days {row.Span.Days}";
            foreach (var line in row.Score.Lines)
                yield return $"{line.Line.Part} {line.Line.Key} weight {Say(line.Line.Weight)} stands for {Say(line.Weight)} actual {Say(line.Actual)} goal {Say(line.Goal)} points {Say(line.Points)}";
            yield return $"row total {Say(row.Score.Total)} bonus {Say(row.Bonus)}";
        }
        foreach (var (key, measure) in card.Measured.Measures.OrderBy(m => m.Key, StringComparer.Ordinal))
            yield return $"measure {key} {Say(measure.Numerator)} / {Say(measure.Denominator)}";
        foreach (var (key, target) in card.Measured.Targets.OrderBy(t => t.Key, StringComparer.Ordinal))
            yield return $"target {key} {Say(target.Actual)} of {Say(target.Base)} stretch {Say(target.Stretch)}";
        foreach (var c in card.Measured.Corrections)
            yield return $"correction {c.Part} {c.Key} {Say(c.Delta)} of {c.Of.Start.Iso()} on {c.On.Iso()}";
        yield return $"total {Say(card.Total)} bonus {Say(card.Bonus)}";
    }

    // Every digit there is, and none that depends on how a number was stored.
    static string Say(decimal? value) => value is { } v ? (v == 0 ? "0" : v.ToString("0.############################", CultureInfo.InvariantCulture)) : "none";

}
