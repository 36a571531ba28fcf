using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>Somebody who takes part in a round. Whoever answers for people does not: no manager is a peer.</summary>
public readonly record struct Peer(MemberId Id, UnitId Unit);

/// <summary>What two people did together in the period, the weightiest first.</summary>
public enum TieKind
{
    Deal,
    Help,
    Customer,
    Team,
}

/// <summary>Two people who worked together; which of them stands first says nothing.</summary>
/// <param name="Times">How many deals, helps or customers; at least 1.</param>
public readonly record struct Tie(MemberId One, MemberId Other, TieKind Kind, int Times);

/// <summary>One is asked about the other, and why.</summary>
public sealed record RatingPair(MemberId Rater, MemberId Rated, TieKind Kind, int Times)
{
    public string Reason => Kind switch
    {
        TieKind.Deal => $"你们一起签了 {Times} 单",
        TieKind.Help => $"你们互相帮过 {Times} 次",
        TieKind.Customer => $"你们跟过 {Times} 家同样的客户",
        _ => "你们在同一个团队",
    };

    public string ReasonEn => Kind switch
    {
        TieKind.Deal => $"you share {Counted("deal")}",
        TieKind.Help => $"one helped the other {Counted("time")}",
        TieKind.Customer => $"you both work with {Counted("customer")}",
        _ => "you are in the same team",
    };

    string Counted(string noun) => Times == 1 ? $"1 {noun}" : $"{Times} {noun}s";
}

/// <param name="Pairs">Ordered by rater, then rated.</param>
/// <param name="Short">People for whom fewer than <see cref="Assignment.Fewest"/> raters could be found: the team is too small.</param>
public sealed record Assigned(IReadOnlyList<RatingPair> Pairs, IReadOnlyList<MemberId> Short);
