using Dengta.Domain.Reports;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Hosting;

/// <summary>The key that addresses and cookies are signed with, read once: it never changes, so that a forged one costs the database nothing.</summary>
sealed class SigningKey(Db db)
{
    byte[]? _key;

    public async Task<byte[]> GetAsync(CancellationToken cancel)
    {
        if (_key is { } known) return known;
        await using var tx = db.Begin();
        var key = ReportStore.Key(tx);
        await tx.CommitAsync(cancel);
        return _key = key.Value!;
    }
}
