using System.Threading.RateLimiting;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// Keeps within the published limits (learn.microsoft.com, "Rate limiting for agents"): a conversation takes 7 sends in a second, 8 in
/// two, 60 in thirty and 1,800 in an hour; an app may make 50 requests a second in a tenant, of which each process plans 30. What several
/// replicas send beyond it together is throttled by the connector, and then waits in the outbox.
/// </summary>
sealed class RateBudget : IDisposable
{
    readonly PartitionedRateLimiter<Thread> _limits = PartitionedRateLimiter.CreateChained(
        PerConversation(7, 1), PerConversation(8, 2), PerConversation(60, 30), PerConversation(1800, 3600),
        PartitionedRateLimiter.Create<Thread, TenantId>(t => RateLimitPartition.GetSlidingWindowLimiter(t.Tenant, _ => Window(30, 1))));

    /// <summary>Null when a send may go now, otherwise how long to wait.</summary>
    public TimeSpan? Take(TenantId tenant, string conversation)
    {
        using var lease = _limits.AttemptAcquire(new(tenant, conversation));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _limits.Dispose();

    static PartitionedRateLimiter<Thread> PerConversation(int sends, int seconds) =>
        PartitionedRateLimiter.Create<Thread, Thread>(t => RateLimitPartition.GetSlidingWindowLimiter(t, _ => Window(sends, seconds)));

    static SlidingWindowRateLimiterOptions Window(int sends, int seconds) => new()
    {
        PermitLimit = sends,
        Window = TimeSpan.FromSeconds(seconds),
        SegmentsPerWindow = 10,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    readonly record struct Thread(TenantId Tenant, string Conversation);
}
