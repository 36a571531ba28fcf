using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// The keys of an issuer. They are read again twice a day (required is once), and at once, though not more often than every five minutes,
/// for a token signed by one we do not know: keys may be added at any time. The library's own manager would do that in the background and
/// refuse the token meanwhile, and a channel does not send a refused message again.
/// </summary>
sealed partial class SigningKeys(string address, IDocumentRetriever documents, TimeProvider time, ILogger log) : IDisposable
{
    static readonly TimeSpan Age = TimeSpan.FromHours(12);
    static readonly TimeSpan BetweenReads = TimeSpan.FromMinutes(5);
    static readonly TimeSpan BetweenFirstReads = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _one = new(1, 1);
    volatile KeySet? _keys;
    DateTimeOffset? _triedAt;

    /// <summary>The keys as last read. Those of yesterday stay in use while the issuer cannot be reached.</summary>
    /// <exception cref="IOException">They have never been read.</exception>
    public ValueTask<KeySet> CurrentAsync(CancellationToken cancel) => _keys is { } keys && time.GetUtcNow() - keys.ReadAt < Age
        ? ValueTask.FromResult(keys)
        : ReadAsync(_keys, cancel);

    /// <summary>The keys once more, as one is missing from those.</summary>
    public ValueTask<KeySet> RenewedAsync(KeySet lacking, CancellationToken cancel) => ReadAsync(lacking, cancel);

    public void Dispose() => _one.Dispose();

    async ValueTask<KeySet> ReadAsync(KeySet? seen, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            // Somebody else has read them while we waited, or has just tried.
            var isDue = ReferenceEquals(_keys, seen) && (_triedAt is not { } tried || now - tried >= (_keys is null ? BetweenFirstReads : BetweenReads));
            if (isDue) await TryReadAsync(now, cancel);
            return _keys ?? throw new IOException($"The keys of Bot Connector could not be read from {address}.");
        }
        finally
        {
            _one.Release();
        }
    }

    async Task TryReadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        _triedAt = now;
        try
        {
            _keys = KeySet.Of(await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancel), now);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever the other side has sent in place of its keys: the old ones are still right.
            NotRead(log, e, address);
        }
    }

    [LoggerMessage(LogLevel.Error, "The signing keys could not be read from {Address}")]
    static partial void NotRead(ILogger log, Exception e, string address);
}
