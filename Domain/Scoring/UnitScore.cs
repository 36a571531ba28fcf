using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;

namespace Dengta.Domain.Scoring;

/// <summary>A person's scorecard with their name.</summary>
public sealed record NamedScorecard(Appraised Person, Scorecard Card);

/// <summary>
/// A unit's score under the scheme that most of its people have: sums over sums against the sum of their goals. Who has another scheme, or no
/// data in a line, is not in that line's sums.
/// </summary>
/// <param name="Counted">The people whose scheme it is.</param>
/// <param name="Others">People of the unit with another scheme.</param>
public sealed record UnitScore(Score Score, ImmutableArray<NamedScorecard> Counted, ImmutableArray<NamedScorecard> Others)
{
    /// <summary>Null where nobody has a scheme.</summary>
    public static UnitScore? Of(IReadOnlyCollection<NamedScorecard> people)
    {
        var groups = people.GroupBy(p => (p.Card.Last.Span.Scheme.Id, p.Card.Last.Span.Scheme.Version)).ToArray();
        if (groups.Length == 0) return null;
        var most = groups.MaxBy(g => (g.Count(), -g.Key.Id.Value))!;
        return new(ScoreOf([.. most]), [.. most], [.. groups.Where(g => g.Key != most.Key).SelectMany(g => g)]);
    }

    static Score ScoreOf(IReadOnlyList<NamedScorecard> people)
    {
        var schemes = people.Select(p => p.Card.Last.Span.Scheme).ToArray();
        var scheme = schemes.FirstOrDefault(s => !s.IsOverridden) ?? schemes[0];
        var measures = Measured.Nothing.Measures.ToBuilder();
        var targets = Measured.Nothing.Targets.ToBuilder();
        var lines = ImmutableArray.CreateBuilder<SchemeLine>();
        foreach (var line in scheme.Lines)
        {
            var rated = people.Select(p => (p.Card.Measured, Line: LineOf(p.Card.Last.Score, line))).Where(p => p.Line?.Points is not null).ToArray();
            lines.Add(rated.Length == 0 || line.Part == Part.Target ? line : line with { Goal = GoalOf(line, [.. rated.Select(r => r.Line!.Goal!.Value)]) });
            if (rated.Length == 0) continue;
            if (line.Part == Part.Target) targets[line.Key] = rated.Select(r => r.Measured.Targets[line.Key]).Aggregate((a, b) => a + b);
            else measures[line.Key] = rated.Select(r => r.Measured.Measures[line.Key]).Aggregate((a, b) => a + b);
        }
        return Score.Of(scheme with { Lines = lines.ToImmutable() }, new(measures.ToImmutable(), targets.ToImmutable()));
    }

    // An override of one person's weight does not make it another line.
    static LineScore? LineOf(Score score, SchemeLine line) => score.Lines.FirstOrDefault(l => l.Line.Part == line.Part && l.Line.Key == line.Key);

    static decimal GoalOf(SchemeLine line, IReadOnlyCollection<decimal> goals) =>
        line.Indicator?.RollUp == RollUp.Ratio ? goals.Average() : goals.Sum();
}
