using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <param name="By">Null for the clock.</param>
/// <param name="Inbox">The message that asked for it; null for the clock.</param>
/// <param name="Unit">Whose people rate each other; null: the company's.</param>
/// <param name="Items">Null: the usual.</param>
public sealed record NewRound(
    DateOnly Opens, DateOnly Closes, long Seed, MemberId? By, DateTimeOffset Now, InboxId? Inbox, UnitId? Unit = null, ImmutableArray<RatingItem>? Items = null);

/// <summary>One is to be asked about the other, and why, with the names at hand.</summary>
public sealed record DraftPair(string Rater, string RaterEn, string Rated, string RatedEn, string Reason, string ReasonEn);

/// <param name="Number">From 0.</param>
/// <param name="All">How many pairs there are in all.</param>
/// <param name="Most">The most that one person is asked about.</param>
public sealed record DraftPage(IReadOnlyList<DraftPair> Pairs, int Number, int All, int Raters, int Most, Few Few);

/// <summary>People for whom there are too few raters to give a score.</summary>
/// <param name="Some">The first of them.</param>
public sealed record Few(IReadOnlyList<(string Name, string NameEn)> Some, int All)
{
    public static Few Of(IReadOnlyList<(string Name, string NameEn, int All)> rows) =>
        new([.. rows.Select(r => (r.Name, r.NameEn))], rows.Count == 0 ? 0 : rows[0].All);

    public string Say(Language language)
    {
        var some = string.Join(language.Pick("、", ", "), Some.Select(p => language.Pick(p.Name, p.NameEn)));
        return language.Pick(
            $"这 {All} 人凑不够 {Assignment.Fewest} 位评分人(团队太小、上一轮刚评过或有人不评),这一轮没有协作分:{some}",
            $"For these {All} there are fewer than {Assignment.Fewest} raters (a small team, the same pairs last time, or somebody declined), so no score this round: {some}");
    }
}

/// <summary>A pair that the rater does not want to rate.</summary>
public sealed record Declined(string Rater, string RaterEn, string Rated, string RatedEn, string Because);
