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
            var copied = IsCopied(i + (index * MessagesPerSender), out var nth);
            var message = sender.Next();
            var atOnce = !copied || nth % 3 == 1 ? 0 : nth % 3 == 0 ? 1 : Volley - 1;
            var late = copied && nth % 3 == 1 ? 1 : 0;
            var copies = Send(message, atOnce, tally);
            await ClosedLoop.Once(door, sender, message, tally, cancelled);
            await copies;
            await Send(message, late, tally);
        }
    }

    /// <param name="nth">The how manieth of the copied messages this is.</param>
    bool IsCopied(int number, out int nth)
    {
        nth = (int)(number * share);
        return (int)((number + 1) * share) > nth;
    }

    async Task Send(Message message, int times, Tally tally)
    {
        Interlocked.Add(ref _sent, times);
        var taken = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => door.Knock(message, cancelled)));
        foreach (var _ in taken.Where(took => !took))
            tally.Failed();
    }
}
