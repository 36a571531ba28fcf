using System.Threading.RateLimiting;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// Keeps within the published limits (learn.microsoft.com, "Rate limiting for agents"): a conversation takes 7 sends in a second, 8 in
/// two, 60 in thirty and 1,800 in an hour; an app may make 50 requests a second in a tenant, of which 30 are planned. Each of several
/// processes plans an equal part of them, see <see cref="Replicas"/>.
/// </summary>
sealed class RateBudget : IDisposable
{
    volatile Shares _shares = new(1);

    /// <summary>How many processes send together; this one keeps to its part.</summary>
    public int Replicas
    {
        get => _shares.Of;
        set
        {
            // What was used of the old part is forgotten: for a moment more may be sent than planned, and the connector throttles that.
            if (value != _shares.Of) Interlocked.Exchange(ref _shares, new(Math.Max(1, value))).Limits.Dispose();
        }
    }

    /// <summary>Null when a send may go now, otherwise how long to wait.</summary>
    public TimeSpan? Take(TenantId tenant, string conversation)
    {
        using var lease = _shares.Limits.AttemptAcquire(new(tenant, conversation));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _shares.Limits.Dispose();

    sealed class Shares(int of)
    {
        public int Of => of;

        public PartitionedRateLimiter<Thread> Limits { get; } = PartitionedRateLimiter.CreateChained(
            PerConversation(7, 1, of), PerConversation(8, 2, of), PerConversation(60, 30, of), PerConversation(1800, 3600, of),
            PartitionedRateLimiter.Create<Thread, TenantId>(t => RateLimitPartition.GetSlidingWindowLimiter(t.Tenant, _ => Window(30, 1, of))));
    }

    static PartitionedRateLimiter<Thread> PerConversation(int sends, int seconds, int replicas) =>
        PartitionedRateLimiter.Create<Thread, Thread>(t => RateLimitPartition.GetSlidingWindowLimiter(t, _ => Window(sends, seconds, replicas)));

    static SlidingWindowRateLimiterOptions Window(int sends, int seconds, int replicas) => new()
    {
        PermitLimit = Math.Max(1, sends / replicas),
        Window = TimeSpan.FromSeconds(seconds),
        SegmentsPerWindow = 10,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    readonly record struct Thread(TenantId Tenant, string Conversation);
}
