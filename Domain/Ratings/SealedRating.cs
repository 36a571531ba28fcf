using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>What one rater gave, as it is sealed.</summary>
/// <param name="Scores">In the order of the round's items.</param>
public sealed record SealedRating(int Rater, int[] Scores, string Comment)
{
    /// <summary>How long after its close a round can be opened, in days.</summary>
    public const int Days = 90;

    /// <summary>How long the second keeper has to follow the first.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static string Write(SealedRating[] ratings) => JsonSerializer.Serialize(ratings, SealedRatingJson.Default.SealedRatingArray);

    public static SealedRating[] Read(string text) => JsonSerializer.Deserialize(text, SealedRatingJson.Default.SealedRatingArray)!;

    /// <summary>Binds a seal to whom and what it is about, so that no row can be passed off as another.</summary>
    public static string Label(TenantId tenant, int round, MemberId rated) =>
        FormattableString.Invariant($"dengta ratings 1: company {tenant.Value}, round {round}, rated {rated.Value}");
}

[JsonSerializable(typeof(SealedRating[]))]
sealed partial class SealedRatingJson : JsonSerializerContext;
