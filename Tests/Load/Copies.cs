using System.Diagnostics;

namespace Dengta.Load;

/// <summary>
/// A channel that hears no answer in time sends the message again. A share of the messages is sent twice (at once, or after the
/// reply) or thirty times at once; every message must be taken each time and answered exactly once.
/// </summary>
sealed class Copies(Door door, double share, CancellationToken cancelled)
{
    const int MessagesPerSender = 40;
    const int Volley = 30;

    int _sent;

    /// <summary>Copies sent beyond the first of each message.</summary>
    public int Sent => _sent;

    public async Task<Tally> Run(IReadOnlyList<Sender> senders)
    {
        var tally = new Tally();
        await Task.WhenAll(senders.Select((sender, index) => Task.Run(() => Talk(sender, index, tally), cancelled)));
        return tally;
    }

    async Task Talk(Sender sender, int index, Tally tally)
    {
        for (var i = 0; i < MessagesPerSender; i++)
        {
            var message = sender.Next();
            var (atOnce, later) = Plan(i + (index * MessagesPerSender));
            var expected = sender.Chat.Expect(message, Stopwatch.GetTimestamp());
            if (await Send(message, 1 + atOnce, tally))
                await tally.Await(expected, sender.Chat, cancelled);
            else
                sender.Chat.Forget(expected);
            await Send(message, later, tally);
            Interlocked.Add(ref _sent, atOnce + later);
        }
    }

    /// <returns>How many copies go out together with the message, and how many after its reply.</returns>
    (int AtOnce, int Later) Plan(int number)
    {
        var nth = (int)(number * share);
        var copied = (int)((number + 1) * share) > nth;
        return (copied, nth % 3) switch
        {
            (false, _) => (0, 0),
            (_, 0) => (1, 0),
            (_, 1) => (0, 1),
            _ => (Volley - 1, 0),
        };
    }

    /// <returns>Whether it was taken at least once. Each time that it was not counts as a failure.</returns>
    async Task<bool> Send(Message message, int times, Tally tally)
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => door.Knock(message, cancelled)));
        foreach (var _ in taken.Where(took => !took))
            tally.Failed();
        return taken.Contains(true);
    }
}
