using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>What went wrong, said in one sentence.</summary>
[UnsupportedOSPlatform("windows")]
static class Sentences
{
    /// <summary>In bytes: with less than this no server starts, nor writes why.</summary>
    const long LeastRoom = 64 * 1024;

    static readonly string[] FullDisk = ["No space left on device", "Check free disk space", "Disk quota exceeded"];

    public static EmbeddedPostgresException NotMade(ClusterFolder folder, string output) => IsDiskFull(folder, output)
        ? DiskFull(folder)
        : new($"PostgreSQL could not make a cluster in {folder.Root}: {Complaint(output)}.");

    public static EmbeddedPostgresException NotStarted(ClusterFolder folder, string log) => IsDiskFull(folder, log)
        ? DiskFull(folder)
        : new($"PostgreSQL did not start in {folder.Root}: {Complaint(log)} (more in {folder.Log}).");

    /// <summary>Null when it is nothing that a person could put right, but a fault of ours.</summary>
    public static EmbeddedPostgresException? From(Exception exception, ClusterFolder folder) => exception switch
    {
        IOException { HResult: 28 or 122 } => DiskFull(folder, exception), // ENOSPC, EDQUOT
        UnauthorizedAccessException or IOException { HResult: 30 } => NotWritable(folder, exception), // EROFS
        IOException => new($"The data folder {folder.Root} cannot be used: {exception.Message}", exception),
        _ => null,
    };

    static EmbeddedPostgresException NotWritable(ClusterFolder folder, Exception inner) => new(
        $"The data folder {folder.Root} cannot be written by {Environment.UserName}: choose another folder with --data.", inner);

    static EmbeddedPostgresException DiskFull(ClusterFolder folder, Exception? inner = null) => new(
        $"The disk of the data folder {folder.Root} is full: make room, or choose a folder on another disk with --data.", inner);

    /// <summary>As the programs say it in their several ways, or as the disk does: on a full one there may be no log to say it.</summary>
    static bool IsDiskFull(ClusterFolder folder, string output) =>
        FullDisk.Any(words => output.Contains(words, StringComparison.Ordinal)) || new DriveInfo(folder.Root).AvailableFreeSpace < LeastRoom;

    /// <summary>The last line that names an error, without the name of the program and the level before it.</summary>
    static string Complaint(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] levels = ["FATAL:", "PANIC:", "fatal:", "error:"];
        var worst = lines.LastOrDefault(line => levels.Any(level => line.Contains(level, StringComparison.Ordinal))) ?? lines.LastOrDefault();
        return worst?.Split(levels, StringSplitOptions.TrimEntries)[^1].TrimEnd('.') ?? "it gave no reason";
    }
}
