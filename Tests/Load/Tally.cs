namespace Dengta.Load;

/// <summary>What came of the messages of one phase. Safe for use by several loops at once.</summary>
sealed class Tally
{
    readonly Lock _gate = new();
    readonly List<double> _latencies = [];
    int _failures;
    int _missing;

    /// <summary>Messages that the bot did not take: no answer or one that is not 2xx.</summary>
    public int Failures => _failures;

    /// <summary>Messages taken, but without a reply in time.</summary>
    public int Missing => _missing;

    public int Answered
    {
        get
        {
            lock (_gate)
                return _latencies.Count;
        }
    }

    /// <param name="latency">In milliseconds, of a message whose answer was in the response.</param>
    public void Took(double latency)
    {
        lock (_gate)
            _latencies.Add(latency);
    }

    public void Failed() => Interlocked.Increment(ref _failures);

    /// <summary>Waits for the reply, ten seconds at most.</summary>
    public async Task Await(Expected expected, Chat chat, CancellationToken cancelled)
    {
        try
        {
            var latency = await expected.Reply.WaitAsync(TimeSpan.FromSeconds(10), cancelled);
            lock (_gate)
                _latencies.Add(latency);
        }
        catch (TimeoutException)
        {
            chat.Forget(expected);
            Interlocked.Increment(ref _missing);
        }
    }

    public Quantiles Quantiles()
    {
        lock (_gate)
            return Load.Quantiles.Of(_latencies);
    }
}

/// <summary>Latencies in milliseconds; NaN-free: all zero where nothing was answered.</summary>
readonly record struct Quantiles(double P50, double P90, double P99, double Max)
{
    /// <summary>The nearest-rank quantiles: each is a latency that really occurred.</summary>
    public static Quantiles Of(IReadOnlyCollection<double> latencies)
    {
        if (latencies.Count == 0)
            return default;
        var sorted = latencies.Order().ToArray();
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
        return new(At(0.50), At(0.90), At(0.99), sorted[^1]);
    }
}
