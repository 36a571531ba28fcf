namespace Dengta.BotApp.Downloads;

/// <summary>Lets one file be made at a time in this process.</summary>
sealed class DownloadGate : IDisposable
{
    readonly SemaphoreSlim _free = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Pass(_free);
    }

    public void Dispose() => _free.Dispose();

    sealed class Pass(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
