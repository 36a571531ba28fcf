using Dengta.Domain.Messages;

namespace Dengta.Jobs;

/// <summary>Sends what a crash, an outage or a throttled channel has left in the outbox.</summary>
public sealed class SweepOutbox(Courier courier)
{
    public Task RunAsync(CancellationToken cancel) => courier.SweepAsync(cancel);
}
