using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dengta.Load;

/// <summary>The few calls of Linux that the runtime does not offer.</summary>
static class LibC
{
    const int Terminate = 15;

    /// <param name="due">In <see cref="Stopwatch"/> ticks; a moment that is past returns at once.</param>
    public static void SleepUntil(long due)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
            _ = Usleep((uint)Math.Min(left.TotalMicroseconds, 100_000));
    }

    /// <summary>Asks a process to end.</summary>
    public static void End(int pid) => _ = Kill(pid, Terminate);

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Usleep(uint microseconds);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int pid, int signal);
}
