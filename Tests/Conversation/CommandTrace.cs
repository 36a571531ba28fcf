using System.Collections.Concurrent;
using System.Diagnostics;
using Dengta.Domain.Messages;

namespace Dengta.Tests.Conversation;

/// <summary>Which command has answered: what the bot's own trace says of the turns that this test asks for.</summary>
sealed class CommandTrace : IDisposable
{
    readonly Activity _asked = new Activity("dialog").Start();
    readonly ConcurrentQueue<Activity> _turns = new();
    readonly ActivityListener _listener;

    public CommandTrace()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The verb of the command that the last turn ran first; null where it ran none.</summary>
    public string? Last => _turns.LastOrDefault()?.TagObjects.FirstOrDefault(t => t.Key == "command").Value as string;

    public void Dispose()
    {
        _listener.Dispose();
        _asked.Dispose();
    }

    // Other tests' bots run in the same process.
    void Keep(Activity turn)
    {
        if (turn.TraceId == _asked.TraceId) _turns.Enqueue(turn);
    }
}
