namespace Dengta.Load;

/// <summary>One figure of a round: its name in the result, its line in the table, how it is read and written.</summary>
sealed record Measure(string Name, string Title, string Format, Func<Figures, double> Read)
{
    static readonly Measure Rate = new("messagesPerSecond", "closed: messages/s", "#,0", round => round.Closed.PerSecond);
    static readonly Measure Cpu = new(
        "cpu", "closed: bot + PostgreSQL CPU, ms/message", "0.000", round => round.Closed.Cost.Bot + round.Closed.Cost.Postgres);
    static readonly Measure OpenCpu = new(
        "openCpu", "open: bot + PostgreSQL CPU, ms/message", "0.000", round => round.Open.Cost.Bot + round.Open.Cost.Postgres);
    static readonly Measure P50 = new("openP50", "open: latency p50, ms", "0.00", round => round.Open.Latency.P50);
    static readonly Measure P99 = new("openP99", "open: latency p99, ms", "0.00", round => round.Open.Latency.P99);
    static readonly Measure Memory = new("memory", "memory in use, MiB", "0", round => round.Memory);

    public static IReadOnlyList<Measure> All { get; } =
    [
        Rate,
        Cpu,
        new("botCpu", "closed: bot CPU, ms/message", "0.000", round => round.Closed.Cost.Bot),
        new("postgresCpu", "closed: PostgreSQL CPU, ms/message", "0.000", round => round.Closed.Cost.Postgres),
        new("loadCpu", "closed: this program's CPU, ms/message", "0.000", round => round.Closed.Cost.Load),
        new("elsewhere", "closed: processors busy elsewhere, %", "0", round => round.Closed.Elsewhere * 100),
        new("closedP50", "closed: latency p50, ms", "0.00", round => round.Closed.Latency.P50),
        new("closedP99", "closed: latency p99, ms", "0.00", round => round.Closed.Latency.P99),
        P50,
        new("openP90", "open: latency p90, ms", "0.00", round => round.Open.Latency.P90),
        P99,
        new("openMax", "open: latency max, ms", "0.00", round => round.Open.Latency.Max),
        new("lateness", "open: sent late at most, ms", "0.00", round => round.Open.Lateness),
        OpenCpu,
        new("openBotCpu", "open: bot CPU, ms/message", "0.000", round => round.Open.Cost.Bot),
        new("openPostgresCpu", "open: PostgreSQL CPU, ms/message", "0.000", round => round.Open.Cost.Postgres),
        Memory,
        new("peakMemory", "memory at most, MiB", "0", round => round.PeakMemory),
        new("failures", "messages not taken", "0", round => round.Closed.Failures + round.Open.Failures + round.Copies.Failures),
        new("missing", "replies missing", "0", round => round.Closed.Missing + round.Open.Missing + round.Copies.Missing),
        new("extra", "replies too many", "0", round => round.Extra),
        new("copies", "copies sent", "0", round => round.Copies.Copies),
        new("answeredTwice", "copies answered", "0", round => round.Copies.AnsweredTwice),
    ];

    /// <summary>Those that are compared as bot ÷ floor-log.</summary>
    public static IReadOnlyList<Measure> Compared { get; } = [Cpu, OpenCpu, Rate, P50, P99, Memory];
}
