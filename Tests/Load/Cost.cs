using System.Diagnostics;

namespace Dengta.Load;

/// <summary>
/// Processor time in milliseconds, of the bot, of PostgreSQL, of this program and of everything on this machine; NaN where it cannot
/// be seen. As a reading it counts from the beginning of each, as a difference it is what one phase took.
/// </summary>
/// <param name="Clock">Time that passed, in milliseconds, to set the others against.</param>
readonly record struct Cost(double Bot, double Postgres, double Load, double Machine, double Clock)
{
    public static Cost Now(int? bot, int? postgres) => new(
        bot is { } pid ? ProcessCpu.Of(pid) : double.NaN,
        postgres is { } head ? ProcessCpu.OfFamily(head) : double.NaN,
        Environment.CpuUsage.TotalTime.TotalMilliseconds,
        ProcessCpu.OfMachine(),
        Stopwatch.GetElapsedTime(0).TotalMilliseconds);

    /// <summary>
    /// The part of all processors that went to anything but the three: the kernel's work for disk and network, and whatever else ran here.
    /// </summary>
    public double Elsewhere => (Machine - Bot - Postgres - Load) / (Clock * Environment.ProcessorCount);

    public static Cost operator -(Cost later, Cost earlier) => new(
        later.Bot - earlier.Bot, later.Postgres - earlier.Postgres, later.Load - earlier.Load, later.Machine - earlier.Machine,
        later.Clock - earlier.Clock);
}
