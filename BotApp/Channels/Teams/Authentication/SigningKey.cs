using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <param name="Endorsements">The channels whose tokens it may sign; none where the key document says nothing of it.</param>
sealed record SigningKey(JsonWebKey Key, ImmutableArray<string> Endorsements);

/// <summary>The keys of an issuer as its document named them at one moment.</summary>
sealed class KeySet(FrozenDictionary<string, SigningKey> keys, DateTimeOffset readAt)
{
    public DateTimeOffset ReadAt => readAt;

    public SigningKey? Find(string id) => keys.GetValueOrDefault(id);

    public static KeySet Of(OpenIdConnectConfiguration document, DateTimeOffset readAt) => new(
        (document.JsonWebKeySet?.Keys ?? [])
            .Where(k => !string.IsNullOrEmpty(k.Kid))
            .GroupBy(k => k.Kid, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new SigningKey(g.First(), Endorsements(g.First())), StringComparer.Ordinal),
        readAt);

    // Not in the standard, so the library leaves it among what it does not know.
    static ImmutableArray<string> Endorsements(JsonWebKey key) => key.AdditionalData.TryGetValue("endorsements", out var value) ? value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(e => e.ToString())],
        IEnumerable<object> list => [.. list.Select(e => e.ToString() ?? "")],
        _ => [],
    }
    : [];
}
