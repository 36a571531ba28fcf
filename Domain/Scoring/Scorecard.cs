using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>A version of a scheme and the days of a period in which it held for somebody.</summary>
/// <param name="Days">Working days from <paramref name="From"/>, inclusive, to <paramref name="Until"/>, exclusive.</param>
public sealed record SchemeSpan(Scheme Scheme, DateOnly From, DateOnly Until, int Days);

/// <param name="Share">The span's part of the period by working days, 0 to 1.</param>
public sealed record ScoreRow(SchemeSpan Span, Score Score, decimal Share, decimal? Bonus);

/// <summary>
/// Somebody's score of a period. Where the scheme changed within it, each version is a row, scored over the whole period and weighted by the
/// working days it held.
/// </summary>
/// <param name="Total">In points of a hundred; null where nothing could be rated.</param>
/// <param name="Bonus">In the tenant's currency; null where the scheme pays none or nothing could be rated.</param>
public sealed record Scorecard(Period Period, ImmutableArray<ScoreRow> Rows, Measured Measured, decimal? Total, decimal? Bonus)
{
    /// <summary>The row whose scheme held last: the one in force at the end.</summary>
    public ScoreRow Last => Rows[^1];

    /// <param name="spans">In order, at least one.</param>
    public static Scorecard Of(Period period, IReadOnlyList<SchemeSpan> spans, Measured measured)
    {
        var scores = spans.Select(s => Score.Of(s.Scheme, measured)).ToArray();
        var days = spans.Select(s => (decimal)s.Days).ToArray();
        // A period without any working day still has days.
        if (days.Sum() == 0) days = [.. spans.Select(s => (decimal)(s.Until.DayNumber - s.From.DayNumber))];
        ImmutableArray<ScoreRow> rows = [.. spans.Select((s, i) => new ScoreRow(s, scores[i], days[i] / days.Sum(), BonusOf(scores[i], measured)))];
        return new(
            period, rows, measured,
            Weighted(rows, r => r.Score.Total) is { } total ? Score.Rounded(total) : null,
            Weighted(rows, r => r.Bonus) is { } bonus ? Score.Rounded(bonus) : null);
    }

    static decimal? BonusOf(Score score, Measured measured)
    {
        if (score is not { Scheme.Bonus: { } rule, Total: { } total }) return null;
        var first = score.Lines.FirstOrDefault(l => l.Line.Part == Part.Target);
        TargetStanding? target = first is not null && measured.Targets.TryGetValue(first.Line.Key, out var t) ? t : null;
        return rule.Reads == CurveReads.Target
            ? first?.Attainment is { } attained ? rule.Of(attained, target) : null
            : rule.Of(total / 100, target);
    }

    // A row without a value hands its days to the others.
    static decimal? Weighted(IEnumerable<ScoreRow> rows, Func<ScoreRow, decimal?> value)
    {
        var (sum, shares) = (0m, 0m);
        foreach (var row in rows)
        {
            if (value(row) is not { } v) continue;
            sum += row.Share * v;
            shares += row.Share;
        }
        return shares == 0 ? null : sum / shares;
    }
}
