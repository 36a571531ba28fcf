using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// What a running server, or one that was killed, has written into <c>postmaster.pid</c>: process, data folder, start, port, socket
/// folder, a line each (PostgreSQL's <c>src/include/utils/pidfile.h</c>).
/// </summary>
[UnsupportedOSPlatform("windows")]
sealed record PostmasterFile(string Path, int ProcessId, string Data, string Port, string Socket)
{
    /// <summary>Null when there is none, or when it is not whole.</summary>
    public static PostmasterFile? Read(ClusterFolder folder)
    {
        var path = System.IO.Path.Combine(folder.Data, "postmaster.pid");
        if (!File.Exists(path) || File.ReadAllLines(path) is not [var pid, var data, _, var port, var socket, ..]) return null;
        return int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(path, id, data, port, socket) : null;
    }

    /// <summary>
    /// Whether the process is a server on this cluster. A number alone proves nothing: after a restart of the machine or of a container
    /// it may belong to anything, and PostgreSQL would wait for that for ever.
    /// </summary>
    public bool IsServer()
    {
        var arguments = $"/proc/{ProcessId}/cmdline";
        return Directory.Exists("/proc/self")
            ? File.Exists(arguments) && File.ReadAllText(arguments).Split('\0').Contains(Data)
            : Processes().Any(process => process.ProcessName == "postgres");
    }

    /// <summary>Whether any process has the number now.</summary>
    public bool IsTaken() => Processes().Length > 0;

    Process[] Processes()
    {
        try
        {
            return [Process.GetProcessById(ProcessId)];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
