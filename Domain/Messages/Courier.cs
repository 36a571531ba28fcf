using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Threading.Channels;
using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Microsoft.Extensions.Logging;

namespace Dengta.Domain.Messages;

/// <summary>
/// Delivers the outbox. A card is sent straight after its commit; what a crash, a throttled channel or an outage leaves behind is
/// found by <see cref="SweepAsync"/>. The only place that retries a send.
/// </summary>
public sealed partial class Courier(Db db, IEnumerable<IChannel> channels, TimeProvider time, ILogger<Courier> log)
{
    /// <summary>How long a card that was taken for sending is left to its taker.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // A send without an answer may have arrived: twice more at most.
    const int MostAttempts = 3;
    const int SweepSize = 100;

    // The clock sweeps every ten seconds: what one sweep does not manage is left to the next, so that none keeps the clock from its other jobs.
    static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(9);

    // A channel that puts cards off would only be asked again about the whole backlog if the sweep went on at once.
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
    readonly Lanes _lanes = new();

    // When a card of a chat was last put off. Whoever put in the next one may not have seen that yet.
    readonly ConcurrentDictionary<long, DateTimeOffset> _putOff = new();
    readonly Channel<Settlement> _settled = Channel.CreateUnbounded<Settlement>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Sends a card that was just committed; returns at once.</summary>
    /// <param name="asked">A time before the outbox was asked whether another card of the chat waits: one put off since then goes first.</param>
    public void Send(OutboxRow row, Card card, DateTimeOffset asked)
    {
        var committed = time.GetTimestamp();
        _lanes.Run(row.Chat.Value, skipped => DeliverAsync(row, card, committed, skipped || IsBehind(row.Chat, asked)));
    }

    /// <summary>Takes what is due and sends it; returns how many were taken.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        Forget(time.GetUtcNow() - Lease);
        var taken = 0;
        var swept = time.GetTimestamp();
        for (var full = true; full && time.GetElapsedTime(swept) < LongestSweep && !cancel.IsCancellationRequested;)
        {
            var rows = await TakeAsync(cancel);
            var began = time.GetTimestamp();
            var putOff = 0;
            await Task.WhenAll(rows.Select(r => _lanes.Run(r.Chat.Value, async skipped =>
            {
                var isOpen = await DeliverAsync(r, CardJson.Read(r.Card.Json), began, skipped);
                if (!isOpen) Interlocked.Increment(ref putOff);
                return isOpen;
            })));
            taken += rows.Count;
            full = rows.Count == SweepSize;
            if (full && putOff > 0) await Task.Delay(Breath, time, cancel);
        }
        return taken;
    }

    async Task<IReadOnlyList<OutboxRow>> TakeAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        var rows = OutboxStore.Take(tx, now, now + Lease, SweepSize);
        var waiting = OutboxStore.Waiting(tx, now);
        await tx.CommitAsync(cancel);
        Telemetry.Waiting.Record(waiting.Value);
        return rows.Values;
    }

    /// <summary>Writes down what was delivered, many at a time, until cancelled; then the rest.</summary>
    public async Task RecordAsync(CancellationToken stop)
    {
        var batch = new List<Settlement>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _settled.Reader.WaitToReadAsync(stop);
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, stop);
            }
            catch (OperationCanceledException)
            {
                // Falls through to write what is there.
            }
            await WriteAsync(batch);
        }
        await _lanes.IdleAsync(TimeSpan.FromSeconds(5), time);
        await WriteAsync(batch);
    }

    async Task WriteAsync(List<Settlement> batch)
    {
        while (batch.Count < 1000 && _settled.Reader.TryRead(out var one)) batch.Add(one);
        if (batch.Count == 0) return;
        try
        {
            await using var tx = db.Begin();
            OutboxStore.Finish(tx, batch, time.GetUtcNow());
            await tx.CommitAsync(CancellationToken.None);
            batch.Clear();
        }
        catch (Npgsql.NpgsqlException e)
        {
            // Kept for the next round. If the process ends before, the sweep sends these cards once more.
            NotRecorded(log, e, batch.Count);
        }
    }

    /// <returns>Whether the next card of the chat may follow at once.</returns>
    async Task<bool> DeliverAsync(OutboxRow row, Card card, long began, bool skipped)
    {
        var delivery = skipped
            ? new Delivery.RetryAfter(TimeSpan.FromSeconds(1), "behind another card")
            : await TrySendAsync(row, card);
        Telemetry.Deliveries.Add(1, new("channel", row.Channel), new("outcome", NameOf(delivery)));
        switch (delivery)
        {
            case Delivery.Sent sent:
                Telemetry.Age.Record(time.GetElapsedTime(began).TotalMilliseconds);
                _settled.Writer.TryWrite(new(row.Tenant, row.Chat, row.Id, "sent", sent.MessageId, null));
                if (sent.Opened is { } opened) await ChangeAsync(tx => ChatStore.Opened(tx, row.Tenant, row.Chat, opened));
                return true;
            case Delivery.Rejected rejected:
                Refused(log, row.Id.Value, row.Channel, rejected.Reason);
                _settled.Writer.TryWrite(new(row.Tenant, row.Chat, row.Id, "rejected", null, rejected.Reason));
                if (rejected.AddressDead) await ChangeAsync(tx => OutboxStore.Bury(tx, row.Tenant, row.Chat, time.GetUtcNow()));
                return true;
            case Delivery.RetryAfter later:
                _putOff[row.Chat.Value] = time.GetUtcNow();
                await ChangeAsync(tx => OutboxStore.Defer(tx, row.Tenant, row.Chat, row.Id, time.GetUtcNow() + later.Wait, counts: false, later.Reason));
                return false;
            case Delivery.Unknown unknown when row.Attempts + 1 < MostAttempts:
                var wait = TimeSpan.FromSeconds(5 * Math.Pow(3, row.Attempts));
                _putOff[row.Chat.Value] = time.GetUtcNow();
                await ChangeAsync(tx => OutboxStore.Defer(tx, row.Tenant, row.Chat, row.Id, time.GetUtcNow() + wait, counts: true, unknown.Reason));
                return false;
            case Delivery.Unknown unknown:
                Refused(log, row.Id.Value, row.Channel, unknown.Reason);
                _settled.Writer.TryWrite(new(row.Tenant, row.Chat, row.Id, "unknown", null, unknown.Reason));
                return true;
            default:
                throw new InvalidOperationException($"Unknown delivery {delivery}.");
        }
    }

    bool IsBehind(ChatId chat, DateTimeOffset asked) => _putOff.TryGetValue(chat.Value, out var at) && at >= asked;

    // No turn takes as long as a lease: whoever asks from now on is told by the outbox.
    void Forget(DateTimeOffset before)
    {
        foreach (var old in _putOff.Where(p => p.Value < before)) _putOff.TryRemove(old);
    }

    async ValueTask<Delivery> TrySendAsync(OutboxRow row, Card card)
    {
        if (!_channels.TryGetValue(row.Channel, out var channel)) return new Delivery.Rejected($"no channel {row.Channel}");
        try
        {
            return await channel.SendAsync(
                new Outgoing($"{row.Tenant.Value}-{row.Id.Value}", row.Address, card, row.Card.ReplyTo, row.Card.Replaces, row.Tenant, row.Card.IsShown),
                CancellationToken.None);
        }
        catch (Exception e)
        {
            // A bug in a channel must not stop the lane; the outbox treats it like a send without an answer.
            Broken(log, e, row.Id.Value, row.Channel);
            return new Delivery.Unknown(e.GetType().Name);
        }
    }

    async Task ChangeAsync(Action<Tx> change)
    {
        try
        {
            await using var tx = db.Begin();
            change(tx);
            await tx.CommitAsync(CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException e)
        {
            // The lease runs out and the sweep finds the card again.
            NotRecorded(log, e, 1);
        }
    }

    static string NameOf(Delivery delivery) => delivery switch
    {
        Delivery.Sent => "sent",
        Delivery.Rejected => "rejected",
        Delivery.RetryAfter => "deferred",
        _ => "unknown",
    };

    [LoggerMessage(LogLevel.Warning, "Card {Card} on {Channel} was not delivered: {Reason}")]
    static partial void Refused(ILogger log, long card, string channel, string reason);

    [LoggerMessage(LogLevel.Error, "Sending card {Card} on {Channel} failed")]
    static partial void Broken(ILogger log, Exception bug, long card, string channel);

    [LoggerMessage(LogLevel.Warning, "{Count} deliveries could not be written down yet")]
    static partial void NotRecorded(ILogger log, Exception e, int count);
}
