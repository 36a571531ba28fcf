namespace Dengta.Load;

/// <summary>Processor time in milliseconds, of the bot, of PostgreSQL and of this program; NaN where it cannot be seen.</summary>
readonly record struct Cost(double Bot, double Postgres, double Load)
{
    public static Cost Now(int? bot, int? postgres) => new(
        bot is { } pid ? ProcessCpu.Of(pid) : double.NaN,
        postgres is { } head ? ProcessCpu.OfFamily(head) : double.NaN,
        Environment.CpuUsage.TotalTime.TotalMilliseconds);

    public static Cost operator -(Cost later, Cost earlier) =>
        new(later.Bot - earlier.Bot, later.Postgres - earlier.Postgres, later.Load - earlier.Load);

    public Cost Per(int messages) => messages == 0 ? default : new(Bot / messages, Postgres / messages, Load / messages);
}
