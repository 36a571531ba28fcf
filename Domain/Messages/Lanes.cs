namespace Dengta.Domain.Messages;

/// <summary>
/// Runs the sends of one chat one after the other and those of different chats beside each other, so that answers keep their order
/// and a channel never sees two operations on one conversation at once.
/// </summary>
sealed class Lanes
{
    readonly Dictionary<long, Lane> _lanes = [];

    /// <param name="send">
    /// Answers whether the next one may follow; if not, those already waiting are run with <c>true</c>, meaning "step back".
    /// </param>
    /// <returns>Ends when this send has.</returns>
    public Task Run(long chat, Func<bool, Task<bool>> send)
    {
        var place = new Place(send);
        lock (_lanes)
        {
            if (_lanes.TryGetValue(chat, out var lane))
            {
                lane.Waiting.Enqueue(place);
                return place.Done.Task;
            }
            _lanes.Add(chat, lane = new Lane());
            lane.Waiting.Enqueue(place);
        }
        _ = WorkAsync(chat);
        return place.Done.Task;
    }

    /// <summary>Waits until nothing is being sent, or the time is up.</summary>
    public async Task IdleAsync(TimeSpan limit, TimeProvider time)
    {
        var began = time.GetTimestamp();
        while (Busy() && time.GetElapsedTime(began) < limit) await Task.Delay(TimeSpan.FromMilliseconds(20), time);
    }

    bool Busy()
    {
        lock (_lanes) return _lanes.Count > 0;
    }

    async Task WorkAsync(long chat)
    {
        // Leaves the caller's thread: it has just committed and owes its own answer first.
        await Task.Yield();
        var open = true;
        while (Next(chat) is { } place)
        {
            try
            {
                open &= await place.Send(!open);
                place.Done.SetResult();
            }
            catch (Exception e)
            {
                place.Done.SetException(e);
            }
        }
    }

    Place? Next(long chat)
    {
        lock (_lanes)
        {
            if (_lanes[chat].Waiting.TryDequeue(out var place)) return place;
            _lanes.Remove(chat);
            return null;
        }
    }

    sealed class Lane
    {
        public Queue<Place> Waiting { get; } = new();
    }

    sealed record Place(Func<bool, Task<bool>> Send)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
