using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dengta.Load;

/// <summary>Ports of this machine: free ones, and whose the taken ones are.</summary>
static class Listeners
{
    const string Listening = "0A";

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <returns>The process that listens on this port of the machine; null where none is found (elsewhere, or not ours to see).</returns>
    public static int? Owner(int port)
    {
        var sockets = Inodes("/proc/net/tcp", port).Concat(Inodes("/proc/net/tcp6", port)).Select(inode => $"socket:[{inode}]").ToHashSet();
        if (sockets.Count == 0)
            return null;
        var pids = from folder in Directory.EnumerateDirectories("/proc")
                   let name = Path.GetFileName(folder)
                   where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Holds(folder, sockets)
                   select int.Parse(name, CultureInfo.InvariantCulture);
        return ProcessCpu.Head(pids.ToArray()) is var head and not 0 ? head : null;
    }

    // "sl local_address rem_address st … inode": the port is the hexadecimal end of the second field.
    static IEnumerable<string> Inodes(string table, int port)
    {
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return from line in File.Exists(table) ? File.ReadAllLines(table).Skip(1) : []
               let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where fields.Length > 9 && fields[1].EndsWith(end, StringComparison.Ordinal) && fields[3] == Listening
               select fields[9];
    }

    static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(process + "/fd").Any(file => sockets.Contains(new FileInfo(file).LinkTarget ?? ""));
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
