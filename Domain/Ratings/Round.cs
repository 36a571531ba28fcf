using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

public enum RoundState
{
    /// <summary>The pairs are drawn and can be looked at; nobody is asked yet.</summary>
    Draft,
    Open,
    Closed,
    Dropped,
}

/// <param name="Closes">The last day, inclusive.</param>
/// <param name="Scheduled">Made by the clock; it opens by itself.</param>
/// <param name="Keepers">Who can open together, for a while, who gave what; null: nobody can.</param>
public sealed record Round(int Id, DateOnly Opens, DateOnly Closes, RoundState State, long Seed, bool Scheduled = false, KeeperNames? Keepers = null)
{
    /// <summary>Whose people rate each other; null: the company's.</summary>
    public RoundUnit? Unit { get; init; }

    public ImmutableArray<RatingItem> Items { get; init; } = RatingItem.All;

    /// <summary>Longer rounds are forgotten.</summary>
    public const int LongestDays = 31;

    public static Refusal? Refuse(DateOnly opens, DateOnly closes, DateOnly today) =>
        closes < opens || closes < today ? new("互评的截止日期要在开始之后,而且不能早于今天。", "A round must end after it begins, and not before today.")
        : closes.DayNumber - opens.DayNumber >= LongestDays || opens.DayNumber - today.DayNumber > LongestDays
            ? new($"一轮互评最长 {LongestDays} 天,最多提前 {LongestDays} 天安排。", $"A round lasts {LongestDays} days at most, and begins within {LongestDays} days.")
        : null;
}

public sealed record RoundUnit(UnitId Id, string Name, string NameEn)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

public enum PairState
{
    Open,
    Rated,

    /// <summary>They did not work together: a valid answer without a number.</summary>
    None,

    /// <summary>The rater does not want to, and has said why.</summary>
    Declined,
}

/// <summary>One colleague on a rater's card.</summary>
public sealed record ToRate(MemberId Rated, string Name, string NameEn, string Reason, string ReasonEn, PairState State)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>The items of a round in their order, each 1 to 5; null beyond the last.</summary>
public readonly record struct Scores(int First, int? Second, int? Third)
{
    /// <summary>From 0 to 100.</summary>
    public decimal Points => (Given.Sum() - Given.Length) / (4m * Given.Length) * 100;

    public ImmutableArray<int> Given => [.. ((int?[])[First, Second, Third]).OfType<int>()];

    /// <param name="items">How many the round has.</param>
    /// <param name="of">What was chosen for one; null: the same as for all.</param>
    public static Scores Of(int all, int items, Func<int, int?> of) =>
        new(of(0) ?? all, items > 1 ? of(1) ?? all : null, items > 2 ? of(2) ?? all : null);
}

/// <param name="People">Who are asked.</param>
/// <param name="Finished">Who have answered about everybody.</param>
public readonly record struct Participation(int People, int Finished);

public sealed record Unfinished(MemberId Rater, string Name, string NameEn, Language? Language, int Open, int All);

/// <summary>The score of somebody in the last closed round in which there was one.</summary>
public sealed record OwnResult(DateOnly Closes, int Raters, decimal Raw, decimal Corrected, IReadOnlyList<string> Comments);
