using System.Diagnostics;

namespace Dengta.Load;

/// <summary>
/// Every sender waits for the reply before saying the next thing: as many messages as the bot can answer, never more than one
/// a chat under way.
/// </summary>
static class ClosedLoop
{
    /// <returns>What came of it and how long it really took, until the last reply.</returns>
    public static async Task<(Tally Tally, TimeSpan Took)> Run(
        Door door, IReadOnlyList<Sender> senders, TimeSpan length, CancellationToken cancelled)
    {
        var tally = new Tally();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(senders.Select(sender => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < length)
                    await Once(door, sender, sender.Next(), tally, cancelled);
            },
            cancelled)));
        return (tally, Stopwatch.GetElapsedTime(started));
    }

    public static async Task Once(Door door, Sender sender, Message message, Tally tally, CancellationToken cancelled)
    {
        var expected = sender.Chat.Expect(message, Stopwatch.GetTimestamp());
        if (await door.Knock(message, cancelled))
        {
            await tally.Await(expected, sender.Chat, cancelled);
            return;
        }

        sender.Chat.Forget(expected);
        tally.Failed();
        // A bot that is down must not be asked a hundred thousand times.
        await Task.Delay(50, cancelled);
    }
}
