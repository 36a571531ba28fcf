using System.Diagnostics;

namespace Dengta.Load;

/// <summary>
/// Messages come at a fixed rate whether or not the bot keeps up, and latency counts from when a message was due, not from when
/// it got out: a stall is felt by every message that fell due during it (no coordinated omission).
/// </summary>
sealed class OpenLoop(Door door, IReadOnlyList<Sender> senders, int rate, CancellationToken cancelled)
{
    readonly Tally _tally = new();

    /// <summary>How late the latest message was sent, in milliseconds: the generator's own fault, part of the latency.</summary>
    public double Lateness { get; private set; }

    public async Task<Tally> Run(TimeSpan length)
    {
        var underWay = new Task[(int)(rate * length.TotalSeconds)];
        await Task.Factory.StartNew(() => Send(underWay), cancelled, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(underWay);
        return _tally;
    }

    // A thread of its own: timers of the runtime fire on whole milliseconds, half of what is to be measured.
    void Send(Task[] underWay)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < underWay.Length; i++)
        {
            cancelled.ThrowIfCancellationRequested();
            var due = started + (long)((double)i / rate * Stopwatch.Frequency);
            LibC.SleepUntil(due);
            Lateness = Math.Max(Lateness, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
            underWay[i] = Say(senders[i % senders.Count], due);
        }
    }

    async Task Say(Sender sender, long due)
    {
        var message = sender.Next();
        var expected = sender.Chat.Expect(message, due);
        if (await door.Knock(message, cancelled))
        {
            await _tally.Await(expected, sender.Chat, cancelled);
            return;
        }

        sender.Chat.Forget(expected);
        _tally.Failed();
    }
}
