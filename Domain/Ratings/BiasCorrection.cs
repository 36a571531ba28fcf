using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>A rating while it is being worked out, with who gave it: exists in memory at the close only.</summary>
/// <param name="Points">From 0 to 100.</param>
public readonly record struct GivenRating(MemberId Rater, MemberId Rated, decimal Points);

/// <param name="Raters">How many valid ratings; at least <see cref="Assignment.Fewest"/>.</param>
/// <param name="Raw">The plain mean.</param>
/// <param name="Corrected">The mean once each rater's own leniency is taken out, drawn towards everybody's mean where there are few.</param>
public sealed record RatingResult(MemberId Rated, int Raters, decimal Raw, decimal Corrected);

/// <summary>
/// g + k/(k+3) × mean(rᵢ − mᵢ): g the mean of all ratings, k the raters, rᵢ a rating, mᵢ the mean of what that rater gave. A rater of
/// fewer than three is too little known: the missing ones are taken to be g.
/// </summary>
public static class BiasCorrection
{
    const int Shrinkage = 3;
    const int KnownFrom = 3;

    /// <summary>Only those with enough raters have a result.</summary>
    public static IReadOnlyList<RatingResult> Of(IReadOnlyCollection<GivenRating> ratings)
    {
        if (ratings.Count == 0) return [];
        var all = ratings.Average(r => r.Points);
        var own = ratings.GroupBy(r => r.Rater).ToDictionary(r => r.Key, r => OwnMean(r, all));
        return
        [
            .. ratings.GroupBy(r => r.Rated)
                .Where(r => r.Count() >= Assignment.Fewest)
                .OrderBy(r => r.Key.Value)
                .Select(r => Result(r.Key, [.. r], own, all)),
        ];
    }

    static decimal OwnMean(IEnumerable<GivenRating> given, decimal all)
    {
        var (sum, count) = given.Aggregate((Sum: 0m, Count: 0), (s, r) => (s.Sum + r.Points, s.Count + 1));
        var unknown = Math.Max(0, KnownFrom - count);
        return (sum + unknown * all) / (count + unknown);
    }

    static RatingResult Result(MemberId rated, IReadOnlyList<GivenRating> ratings, Dictionary<MemberId, decimal> own, decimal all)
    {
        var k = ratings.Count;
        var corrected = all + (decimal)k / (k + Shrinkage) * ratings.Average(r => r.Points - own[r.Rater]);
        return new(rated, k, ratings.Average(r => r.Points), Math.Clamp(corrected, 0, 100));
    }
}

/// <summary>What is odd in a round, as counts: whom it concerns stays unknown.</summary>
/// <param name="Straight">Raters of three or more who gave everybody the same.</param>
/// <param name="Mutual">Pairs who gave each other the highest.</param>
/// <param name="Rings">Groups of three and more that such pairs hold together.</param>
public readonly record struct RatingFlags(int Straight, int Mutual, int Rings)
{
    const int SmallestRing = 3;

    public static RatingFlags Of(IReadOnlyCollection<GivenRating> ratings)
    {
        var highest = ratings.Where(r => r.Points == 100).Select(r => (r.Rater, r.Rated)).ToHashSet();
        var mutual = highest.Where(p => highest.Contains((p.Rated, p.Rater))).ToArray();
        return new(
            ratings.GroupBy(r => r.Rater).Count(g => g.Count() >= Assignment.Fewest && g.Select(r => r.Points).Distinct().Count() == 1),
            mutual.Length / 2,
            RingsOf(mutual.ToLookup(p => p.Rater, p => p.Rated)));
    }

    /// <summary>How many connected groups are large enough; every pair is in the lookup from both sides.</summary>
    static int RingsOf(ILookup<MemberId, MemberId> friends)
    {
        var (seen, rings) = (new HashSet<MemberId>(), 0);
        foreach (var one in friends.Select(f => f.Key).Where(seen.Add))
        {
            var (size, next) = (0, new Queue<MemberId>([one]));
            for (; next.TryDequeue(out var member); size++)
                foreach (var friend in friends[member].Where(seen.Add)) next.Enqueue(friend);
            if (size >= SmallestRing) rings++;
        }
        return rings;
    }
}
