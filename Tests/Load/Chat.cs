using System.Diagnostics;

namespace Dengta.Load;

/// <summary>
/// A conversation as the connector sees it: what was said and not answered yet. A reply that names the message it answers
/// (in the address or as replyToId) is matched by that name; any other answers the oldest message, for a bot works on one chat in order.
/// </summary>
sealed class Chat(string id)
{
    readonly Lock _gate = new();
    readonly LinkedList<Expected> _open = new();

    public string Id => id;

    /// <summary>Replies so far, answers to anything or not.</summary>
    public long Replies { get; private set; }

    /// <param name="intended">When the message was due to be sent, in <see cref="Stopwatch"/> ticks; latency counts from there.</param>
    public Expected Expect(Message message, long intended)
    {
        var expected = new Expected(message, intended);
        lock (_gate)
            _open.AddLast(expected);
        return expected;
    }

    public void Forget(Expected expected)
    {
        lock (_gate)
            _open.Remove(expected);
    }

    /// <returns>The message that this reply answers, or null for one reply too many.</returns>
    public Expected? Reply(string? answers, long arrived)
    {
        Expected? expected;
        lock (_gate)
        {
            Replies++;
            expected = Find(answers);
            if (expected is not null)
                _open.Remove(expected);
        }

        expected?.Answered(arrived);
        return expected;
    }

    Expected? Find(string? answers)
    {
        if (answers is null || !answers.StartsWith("load-", StringComparison.Ordinal))
            return _open.First?.Value;
        for (var node = _open.First; node is not null; node = node.Next)
        {
            if (node.Value.Message.Id == answers)
                return node.Value;
        }

        return null;
    }
}

/// <summary>A message whose reply is awaited.</summary>
sealed class Expected(Message message, long intended)
{
    readonly TaskCompletionSource<double> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Message Message => message;

    /// <summary>Milliseconds from the intended sending to the arrival of the reply.</summary>
    public Task<double> Reply => _reply.Task;

    public void Answered(long arrived) => _reply.TrySetResult(Stopwatch.GetElapsedTime(intended, arrived).TotalMilliseconds);
}
