using System.Collections.Concurrent;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// Tokens checked before, until they expire. Bot Connector uses one for an hour, and checking a signature costs more than a whole turn.
/// </summary>
sealed class KnownTokens
{
    // Teams sends a handful at a time. Only good tokens get in, so nobody can fill it from outside.
    const int Most = 500;

    readonly ConcurrentDictionary<string, Known> _tokens = new(StringComparer.Ordinal);

    /// <summary>Null for one not seen yet, expired, or checked with other keys than today's.</summary>
    public Caller? Find(string token, KeySet keys, DateTimeOffset now) =>
        _tokens.TryGetValue(token, out var known) && known.ExpiresAt > now && ReferenceEquals(known.Keys, keys) ? known.Caller : null;

    public void Add(string token, Caller caller, KeySet keys, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (_tokens.Count >= Most) Clear(now);
        _tokens[token] = new(caller, keys, expiresAt);
    }

    void Clear(DateTimeOffset now)
    {
        foreach (var (token, known) in _tokens)
            if (known.ExpiresAt <= now)
                _tokens.TryRemove(token, out _);
        if (_tokens.Count >= Most) _tokens.Clear();
    }

    sealed record Known(Caller Caller, KeySet Keys, DateTimeOffset ExpiresAt);
}
