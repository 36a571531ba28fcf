using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>
/// Who rates whom. Each person is given one rater after the other, those who have the fewest first, always the one with the strongest tie
/// among those with the least to do. The same people, ties and seed give the same pairs.
/// </summary>
public sealed class Assignment
{
    /// <summary>Fewer raters than these give no score.</summary>
    public const int Fewest = 3;

    /// <summary>As many are looked for: one may not answer.</summary>
    public const int Wanted = 4;

    /// <summary>More than these nobody is asked to rate.</summary>
    public const int Most = 5;

    // A team of thousands needs no comparison of everybody with everybody: each is a candidate for the next in a drawn circle.
    const int Neighbours = 12;

    readonly long _seed;
    readonly Dictionary<MemberId, List<RatingPair>> _candidates = [];
    readonly Dictionary<MemberId, List<RatingPair>> _raters = [];
    readonly Dictionary<MemberId, int> _load = [];

    Assignment(long seed) => _seed = seed;

    /// <param name="before">Rater and rated of the round before: no pair twice running.</param>
    public static Assigned Of(IReadOnlyList<Peer> people, IReadOnlyList<Tie> ties, IReadOnlySet<(MemberId Rater, MemberId Rated)> before, long seed)
    {
        var assignment = new Assignment(seed);
        foreach (var p in people)
        {
            assignment._candidates.Add(p.Id, []);
            assignment._raters.Add(p.Id, []);
            assignment._load.Add(p.Id, 0);
        }
        assignment.AddCandidates(ties.Concat(assignment.Neighbourhood(people)), before);
        for (var round = 0; round < Wanted; round++) assignment.GiveOneEach();
        assignment.MendShort();
        return assignment.Answer();
    }

    void AddCandidates(IEnumerable<Tie> ties, IReadOnlySet<(MemberId, MemberId)> before)
    {
        var known = new HashSet<(MemberId, MemberId)>();
        foreach (var tie in ties.OrderBy(t => t.Kind).ThenByDescending(t => t.Times))
        {
            if (tie.One == tie.Other || !_load.ContainsKey(tie.One) || !_load.ContainsKey(tie.Other)) continue;
            Add(tie.One, tie.Other);
            Add(tie.Other, tie.One);

            void Add(MemberId rater, MemberId rated)
            {
                if (!before.Contains((rater, rated)) && known.Add((rater, rated))) _candidates[rated].Add(new(rater, rated, tie.Kind, tie.Times));
            }
        }
    }

    IEnumerable<Tie> Neighbourhood(IEnumerable<Peer> people)
    {
        foreach (var team in people.GroupBy(p => p.Unit))
        {
            var circle = team.OrderBy(p => Drawn(p.Id, p.Id)).ThenBy(p => p.Id.Value).ToArray();
            for (var i = 0; i < circle.Length; i++)
                for (var step = 1; step <= Math.Min(Neighbours, circle.Length - 1); step++)
                    yield return new(circle[i].Id, circle[(i + step) % circle.Length].Id, TieKind.Team, 1);
        }
    }

    void GiveOneEach()
    {
        foreach (var rated in _raters.OrderBy(r => r.Value.Count).ThenBy(r => _candidates[r.Key].Count).ThenBy(r => r.Key.Value).Select(r => r.Key).ToArray())
            if (Best(rated) is { } pair)
                Take(pair);
    }

    RatingPair? Best(MemberId rated) => _candidates[rated]
        .Where(c => _load[c.Rater] < Most && _raters[rated].All(r => r.Rater != c.Rater))
        .OrderBy(c => c.Kind).ThenBy(c => _load[c.Rater]).ThenByDescending(c => c.Times).ThenBy(c => Drawn(c.Rater, c.Rated)).ThenBy(c => c.Rater.Value)
        .FirstOrDefault();

    /// <summary>Whoever is short gets a rater from somebody who has more than the fewest.</summary>
    void MendShort()
    {
        var surplus = _raters.Values.SelectMany(r => r).ToLookup(p => p.Rater);
        foreach (var rated in _raters.Where(r => r.Value.Count < Fewest).Select(r => r.Key).OrderBy(r => r.Value).ToArray())
            foreach (var pair in _candidates[rated])
            {
                if (_raters[rated].Count >= Fewest) break;
                if (_raters[rated].Any(r => r.Rater == pair.Rater)) continue;
                if (surplus[pair.Rater].FirstOrDefault(p => _raters[p.Rated].Count > Fewest && _raters[p.Rated].Contains(p)) is not { } given) continue;
                _raters[given.Rated].Remove(given);
                _load[given.Rater]--;
                Take(pair);
            }
    }

    void Take(RatingPair pair)
    {
        _raters[pair.Rated].Add(pair);
        _load[pair.Rater]++;
    }

    Assigned Answer() => new(
        [.. _raters.Values.SelectMany(r => r).OrderBy(p => p.Rater.Value).ThenBy(p => p.Rated.Value)],
        [.. _raters.Where(r => r.Value.Count < Fewest).Select(r => r.Key).OrderBy(m => m.Value)]);

    // SplitMix64 (Steele, Lea, Flood 2014): a good mixer that needs no state.
    ulong Drawn(MemberId one, MemberId other)
    {
        var z = unchecked((ulong)_seed + 0x9E3779B97F4A7C15 * (((ulong)(uint)one.Value << 32) | (uint)other.Value));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
