using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// Whether a token is good: issuer, audience, key and signature, algorithm, lifetime (learn.microsoft.com, "Authentication with the Bot
/// Connector API"). Of an activity it knows nothing; that is for <see cref="Caller.Objection"/>.
/// </summary>
sealed class TokenCheck(string botId, IReadOnlyList<Issuer> issuers, TimeProvider time)
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    readonly JsonWebTokenHandler _handler = new();
    readonly KnownTokens _known = new();

    /// <exception cref="IOException">No token can be checked, as the issuer's keys have never been reached.</exception>
    public async ValueTask<Verdict> CheckAsync(string token, CancellationToken cancel)
    {
        if (Parse(token) is not { } parsed) return new(null, "the token is no JWT");
        if (issuers.FirstOrDefault(i => i.Issues(parsed.Issuer)) is not { } issuer) return new(null, "the token's issuer is not known");
        if (string.IsNullOrEmpty(parsed.Kid)) return new(null, "the token names no key");
        var keys = await issuer.Keys.CurrentAsync(cancel);
        var now = time.GetUtcNow();
        if (_known.Find(token, keys, now) is { } known) return new(known, null);

        if (keys.Find(parsed.Kid) is null) keys = await issuer.Keys.RenewedAsync(keys, cancel);
        if (keys.Find(parsed.Kid) is not { } key) return new(null, "the token's key is not known");
        if (await ObjectionAsync(parsed, key) is { } objection) return new(null, objection);
        if (issuer.Read(parsed, key) is not { } caller) return new(null, "a claim of the token is missing or wrong");
        _known.Add(token, caller, keys, parsed.ValidTo, now);
        return new(caller, null);
    }

    JsonWebToken? Parse(string token)
    {
        try
        {
            return _handler.ReadJsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException or JsonException)
        {
            return null;
        }
    }

    async Task<string?> ObjectionAsync(JsonWebToken token, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = botId,
            IssuerSigningKey = key.Key,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            LifetimeValidator = (from, until, _, _) => IsValidNow(from, until),
        });
        return result.IsValid ? null : ReasonOf(result.Exception);
    }

    bool IsValidNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }

    // In words of our own: those of the library may hold parts of the token.
    static string ReasonOf(Exception why) => why switch
    {
        SecurityTokenInvalidAudienceException => "the token is for another bot",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "the token has expired or is not valid yet; check this machine's clock",
        SecurityTokenInvalidAlgorithmException => "the token's algorithm is not allowed",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "the token's signature is wrong",
        _ => "the token is not valid",
    };
}

/// <param name="Caller">Null when the token was refused.</param>
/// <param name="Reason">Why it was; holds nothing of the token.</param>
readonly record struct Verdict(Caller? Caller, string? Reason);
