using System.Threading.RateLimiting;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// Keeps within the published limits (learn.microsoft.com, "Rate limiting for agents"): a conversation takes 7 sends in a second, 8 in
/// two, 60 in thirty and 1,800 in an hour; an app may make 50 requests a second in a tenant, of which we plan 30.
/// </summary>
sealed class RateBudget : IDisposable
{
    readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.CreateChained(
        PerConversation(7, 1), PerConversation(8, 2), PerConversation(60, 30), PerConversation(1800, 3600),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetSlidingWindowLimiter("app", _ => Window(30, 1))));

    /// <summary>Null when a send may go now, otherwise how long to wait.</summary>
    public TimeSpan? Take(string conversation)
    {
        using var lease = _limits.AttemptAcquire(conversation);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _limits.Dispose();

    static PartitionedRateLimiter<string> PerConversation(int sends, int seconds) =>
        PartitionedRateLimiter.Create<string, string>(c => RateLimitPartition.GetSlidingWindowLimiter(c, _ => Window(sends, seconds)));

    static SlidingWindowRateLimiterOptions Window(int sends, int seconds) => new()
    {
        PermitLimit = sends,
        Window = TimeSpan.FromSeconds(seconds),
        SegmentsPerWindow = 10,
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
