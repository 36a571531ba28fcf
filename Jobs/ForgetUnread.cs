using Dengta.Domain.Messages;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Deletes the words of messages that nobody understood, thirty days after they came.</summary>
public sealed class ForgetUnread(Db db, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var tx = db.Begin();
        UnreadStore.Forget(tx, time.GetUtcNow());
        await tx.CommitAsync(cancel);
    }
}
