using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// Asks the channels' directories about people whom no account tells of. What they said is remembered for a while, so that a stranger who
/// goes on writing costs one question, and nothing about strangers is stored.
/// </summary>
sealed partial class Directories(IEnumerable<IDirectory> directories, TimeProvider time, ILogger<Directories> log)
{
    const int MostRemembered = 2000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    static readonly TimeSpan Trusted = TimeSpan.FromMinutes(10);
    static readonly TimeSpan TrustedAfterFailure = TimeSpan.FromMinutes(1);

    readonly FrozenDictionary<string, IDirectory> _directories = directories.ToFrozenDictionary(d => d.Channel, StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string, string, string), (DirectoryEntry Entry, DateTimeOffset Until)> _known = new();

    /// <summary>What is known of a sender; null where it must be asked for first.</summary>
    public DirectoryEntry? Known(Incoming incoming)
    {
        if (!_directories.ContainsKey(incoming.Channel)) return DirectoryEntry.None;
        return _known.TryGetValue(KeyOf(incoming), out var known) && time.GetUtcNow() < known.Until ? known.Entry : null;
    }

    public async Task AskAsync(Incoming incoming, CancellationToken cancel)
    {
        var (entry, trusted) = await FindAsync(incoming, cancel);
        if (_known.Count >= MostRemembered) _known.Clear();
        _known[KeyOf(incoming)] = (entry, time.GetUtcNow() + trusted);
    }

    async Task<(DirectoryEntry, TimeSpan)> FindAsync(Incoming incoming, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return (await _directories[incoming.Channel].FindAsync(incoming, either.Token), Trusted);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // There is another way in than the directory: whatever is wrong with it stops nobody.
            NotAsked(log, e, incoming.Channel, e.Message);
            return (DirectoryEntry.None, TrustedAfterFailure);
        }
    }

    static (string, string, string) KeyOf(Incoming incoming) => (incoming.Channel, incoming.Organisation, incoming.Sender.Id);

    [LoggerMessage(LogLevel.Warning, "The directory behind {Channel} says nothing about a new sender: {Reason}")]
    static partial void NotAsked(ILogger log, Exception e, string channel, string reason);
}
