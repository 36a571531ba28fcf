using System.Globalization;

namespace Dengta.Load;

/// <summary>Processor time and memory of processes, as <c>/proc</c> tells. Needs Linux.</summary>
static class ProcessCpu
{
    // USER_HZ, the unit of /proc/PID/stat, is 100 on every Linux that .NET runs on.
    const double MillisecondsPerTick = 10;

    /// <summary>User and system time of one process since its start, in milliseconds.</summary>
    public static double Of(int pid) => Stat.Read(pid) is { } stat ? stat.Own * MillisecondsPerTick : 0;

    /// <summary>The same of a process, all its living children, and those that have ended: a PostgreSQL server and its backends.</summary>
    public static double OfFamily(int pid)
    {
        var head = Stat.Read(pid);
        var ticks = head is null ? 0 : head.Value.Own + head.Value.Ended;
        foreach (var child in All().Where(process => process.Parent == pid))
            ticks += child.Own + child.Ended;
        return ticks * MillisecondsPerTick;
    }

    /// <summary>The same of everything on the machine since it started, idling and waiting for disks left out.</summary>
    public static double OfMachine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // user, nice, system, irq, softirq: see proc(5).
        int[] busy = [1, 2, 3, 6, 7];
        return busy.Sum(field => double.Parse(fields[field], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }

    /// <summary>The process that started the others among these.</summary>
    public static int Head(IReadOnlyCollection<int> pids) =>
        pids.FirstOrDefault(pid => Stat.Read(pid) is { } stat && !pids.Contains(stat.Parent));

    /// <param name="field"><c>VmRSS</c> (memory in use now) or <c>VmHWM</c> (the most so far).</param>
    /// <returns>MiB.</returns>
    public static double Memory(int pid, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[(field.Length + 1)..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static IEnumerable<Stat> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let stat = Stat.Read(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
        where stat is not null
        select stat.Value;

    /// <summary>See proc(5): the fields behind the name, which stands in brackets and may hold anything.</summary>
    readonly record struct Stat(int Parent, long Own, long Ended)
    {
        public static Stat? Read(int pid)
        {
            try
            {
                var text = File.ReadAllText($"/proc/{pid}/stat");
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
                return new((int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
