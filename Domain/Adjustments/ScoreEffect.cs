using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>Somebody's score as if the period ended today, without and with a change.</summary>
/// <param name="Before">In points of a hundred; null where nothing could be rated.</param>
public sealed record ScoreEffect(Appraised Person, decimal? Before, decimal? After);

/// <summary>What a change set does to people's scores.</summary>
/// <param name="Appraised">Who is appraised otherwise from then on.</param>
/// <param name="Scores">Of those affected in a period that runs; empty where there are too many to be scored.</param>
public sealed record ScoreEffects(ImmutableArray<MemberId> Appraised, ImmutableArray<ScoreEffect> Scores)
{
    public static ScoreEffects None { get; } = new([], []);

    /// <summary>The scheme by which most of those affected by a choice are appraised until then.</summary>
    /// <returns>Null, with nobody, where it changes nothing for anybody.</returns>
    public static (Scheme? Before, IReadOnlyList<Appraised> People) Of(SchemeChoice now, SchemeChoice then, IEnumerable<Appraised> people, DateOnly from)
    {
        Appraised[] moved = [.. people.Where(p => IsOther(now.On(p, from), then.On(p, from)))];
        return (moved.Select(p => now.On(p, from)).OfType<Scheme>().GroupBy(s => (s.Id, s.Version)).MaxBy(g => g.Count())?.First(), moved);
    }

    static bool IsOther(Scheme? a, Scheme? b) => a is null || b is null ? a != b : a.Id != b.Id || a.Version != b.Version || !a.Lines.SequenceEqual(b.Lines);
}
