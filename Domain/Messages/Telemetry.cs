using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dengta.Domain.Messages;

/// <summary>What can be watched: names, units and tags are part of the product and documented in the README.</summary>
public static class Telemetry
{
    public const string Name = "Dengta";

    public static readonly ActivitySource Activities = new(Name);

    static readonly Meter Meter = new(Name);

    /// <summary>Duration of a turn, by outcome: answered, copy, failed.</summary>
    public static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("dengta.turn.duration", "ms");

    /// <summary>Cards settled, by channel and outcome: sent, rejected, unknown; and each deferral.</summary>
    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("dengta.outbox.deliveries");

    /// <summary>From a card's commit to its arrival.</summary>
    public static readonly Histogram<double> Age = Meter.CreateHistogram<double>("dengta.outbox.age", "ms");

    /// <summary>Cards that wait past their time, as the last sweep saw it.</summary>
    public static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("dengta.outbox.waiting");
}
