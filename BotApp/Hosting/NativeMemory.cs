using System.Runtime.InteropServices;

namespace Dengta.BotApp.Hosting;

/// <summary>
/// Gives back what the runtime's own compiler has freed. It compiles tens of thousands of methods in the first minutes, and glibc keeps
/// what they took: a tenth of the whole process, for nothing.
/// </summary>
sealed class NativeMemory(TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Trim() is not { } trim) return;
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) trim(0);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    // glibc's alone: other systems give memory back by themselves.
    static TrimHeap? Trim() =>
        NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out var trim)
            ? Marshal.GetDelegateForFunctionPointer<TrimHeap>(trim)
            : null;

    /// <param name="keep">Bytes to leave at the top of the heap.</param>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int TrimHeap(nuint keep);
}
