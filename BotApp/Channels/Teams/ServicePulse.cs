using System.Collections.Concurrent;
using Dengta.BotApp.Channels.Teams.Authentication;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// Knows which services have left a send without an answer. Such a send may have arrived and is not repeated more than twice; so that an
/// outage does not use that up for everybody's cards, the service is first asked something harmless, and cards wait until it answers.
/// </summary>
sealed class ServicePulse(ConnectorClient connector, TimeProvider time)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    // With the send after it a look must end within the lease of a card.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    readonly ConcurrentDictionary<string, Look> _silent = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A send to the service was not answered, or not clearly.</summary>
    public void Missed(Uri service) => _silent.TryAdd(service.Authority, new());

    /// <summary>Null where a send may go now, otherwise how long to wait; whoever waits together looks together.</summary>
    public async ValueTask<TimeSpan?> WaitAsync(Uri service)
    {
        if (!_silent.TryGetValue(service.Authority, out var look)) return null;
        if (!await look.At(() => AnswersAsync(service), time)) return BetweenLooks;
        _silent.TryRemove(new(service.Authority, look));
        return null;
    }

    // GET v3/conversations lists nothing on Teams and costs nobody anything; whatever it is answered with is an answer.
    async Task<bool> AnswersAsync(Uri service)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return (int)(await connector.CallAsync(HttpMethod.Get, service, "v3/conversations", default, patience.Token)).Status < 500;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or NoTokenException)
        {
            return false;
        }
    }

    sealed class Look
    {
        readonly Lock _one = new();
        Task<bool>? _last;
        DateTimeOffset _next;

        /// <summary>What the look under way says, or the last one where it is too soon for another.</summary>
        public Task<bool> At(Func<Task<bool>> ask, TimeProvider time)
        {
            lock (_one)
            {
                if (_last is { IsCompleted: false } || _last is not null && time.GetUtcNow() < _next) return _last;
                _next = time.GetUtcNow() + BetweenLooks;
                return _last = ask();
            }
        }
    }
}
