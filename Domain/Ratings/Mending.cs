using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>What is known of two people of whom one is to be asked about the other, or no longer is.</summary>
/// <param name="Load">How many the rater is asked about already.</param>
/// <param name="Raters">How many are asked about the rated one already.</param>
/// <param name="IsThere">The pair is in the draft.</param>
/// <param name="WasBefore">It was in the round before.</param>
/// <param name="ArePeers">Both take part: nobody who answers for people does, nor anybody outside the units that the round is for.</param>
public readonly record struct PairFacts(int Load, int Raters, bool IsThere, bool WasBefore, bool ArePeers)
{
    /// <summary>Why the pair cannot be put in; null where it can. The rules are those of <see cref="Assignment"/>.</summary>
    public Refusal? RefuseToAdd(string rater, string raterEn, string rated, string ratedEn)
    {
        if (!ArePeers) return new("只有这一轮范围内在职的销售互评,主管不参加。", "Only reps of the units the round is for rate each other; whoever answers for people takes no part.");
        if (IsThere) return new($"{rater}评{rated}已经在草稿里。", $"{raterEn} is asked about {ratedEn} already.");
        if (WasBefore) return new($"上一轮{rater}刚评过{rated},同一对不连评两轮。", $"{raterEn} was asked about {ratedEn} last time; no pair comes twice running.");
        if (Load >= Assignment.Most) return new($"{rater}已经要评 {Load} 位,最多 {Assignment.Most} 位。", $"{raterEn} is asked about {Load} already, which is the most.");
        return Raters >= Assignment.Most ? new($"已经有 {Raters} 位评{rated},最多 {Assignment.Most} 位。", $"{ratedEn} has {Raters} raters already, which is the most.") : null;
    }
}
