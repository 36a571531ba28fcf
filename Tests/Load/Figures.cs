namespace Dengta.Load;

/// <summary>What one round of one system gave. Times are milliseconds, memory is MiB; NaN where it could not be seen.</summary>
sealed record Figures(
    string System, int Round, ClosedFigures Closed, OpenFigures Open, CopyFigures Copies, double Memory, double PeakMemory)
{
    /// <summary>Replies in the two loops that answered nothing: a message answered twice.</summary>
    public required long Extra { get; init; }
}

/// <summary>Processor time a message, in milliseconds.</summary>
readonly record struct Price(double Bot, double Postgres, double Load)
{
    public static Price Of(Cost cost, int messages) =>
        messages == 0 ? new(double.NaN, double.NaN, double.NaN) : new(cost.Bot / messages, cost.Postgres / messages, cost.Load / messages);
}

/// <param name="Elsewhere">See <see cref="Cost.Elsewhere"/>.</param>
sealed record ClosedFigures(int Answered, double PerSecond, Quantiles Latency, Price Cost, double Elsewhere, int Failures, int Missing)
{
    public static ClosedFigures Of(Tally tally, TimeSpan took, Cost cost) => new(
        tally.Answered, tally.Answered / took.TotalSeconds, tally.Quantiles(), Price.Of(cost, tally.Answered), cost.Elsewhere, tally.Failures,
        tally.Missing);
}

/// <param name="Lateness">The most that this program sent a message too late; it is part of that message's latency.</param>
sealed record OpenFigures(int Answered, Quantiles Latency, Price Cost, int Failures, int Missing, double Lateness)
{
    public static OpenFigures Of(Tally tally, double lateness, Cost cost) => new(
        tally.Answered, tally.Quantiles(), Price.Of(cost, tally.Answered), tally.Failures, tally.Missing, lateness);
}

/// <param name="Copies">Sent beyond the first of each message.</param>
/// <param name="AnsweredTwice">Replies beyond one a message.</param>
sealed record CopyFigures(int Messages, int Copies, int Failures, int Missing, long AnsweredTwice);
