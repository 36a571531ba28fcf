using Dengta.Domain.Reports;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Downloads;

/// <summary>Lets one file be made at a time in this process, and knows the key of the addresses.</summary>
sealed class DownloadGate(Db db) : IDisposable
{
    readonly SemaphoreSlim _free = new(1, 1);
    byte[]? _key;

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Pass(_free);
    }

    // It never changes, so that a forged address costs the database nothing.
    public async Task<byte[]> KeyAsync(CancellationToken cancel)
    {
        if (_key is { } known) return known;
        await using var tx = db.Begin();
        var key = ReportStore.Key(tx);
        await tx.CommitAsync(cancel);
        return _key = key.Value!;
    }

    public void Dispose() => _free.Dispose();

    sealed class Pass(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
