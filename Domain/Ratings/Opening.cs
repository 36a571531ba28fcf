using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>Who gave what to one person in one round.</summary>
/// <param name="Closes">The last day of the round.</param>
public sealed record SealedRatings(MemberId Rated, string Name, string NameEn, Seal Seal, Keepers Keepers, DateOnly Closes, ImmutableArray<RatingItem> Items);

/// <param name="By">The keeper who asked.</param>
/// <param name="Handed">That one's half, for the other keeper.</param>
public sealed record AskedOpening(long Id, string By, byte[] Handed);

/// <summary>One keeper asked; the other may have opened.</summary>
public sealed record Opening(
    int Round, string Rated, string AskedBy, string AskedBecause, DateTimeOffset AskedAt, (string By, string Because, DateTimeOffset At)? Opened);

/// <param name="People">About how many there is something sealed.</param>
/// <param name="Burns">The first day on which it is gone.</param>
public sealed record SealedRound(int Id, DateOnly Closes, string First, string Second, int People, DateOnly Burns);

/// <param name="Chat">Null where the person cannot be reached.</param>
public sealed record ToldPerson(MemberId Id, string Name, string NameEn, Language? Language, ChatId? Chat);
