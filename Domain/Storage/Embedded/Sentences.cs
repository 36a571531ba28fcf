using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>What went wrong, said in one sentence.</summary>
[UnsupportedOSPlatform("windows")]
static class Sentences
{
    public static EmbeddedPostgresException NotMade(ClusterFolder folder, string output) => IsDiskFull(output)
        ? DiskFull(folder)
        : new($"PostgreSQL could not make a cluster in {folder.Root}: {Complaint(output)}.");

    public static EmbeddedPostgresException NotStarted(ClusterFolder folder, string log) => IsDiskFull(log)
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

    static bool IsDiskFull(string output) =>
        output.Contains("No space left on device", StringComparison.Ordinal) || output.Contains("Disk quota exceeded", StringComparison.Ordinal);

    /// <summary>The last line that names an error, without the name of the program and the level before it.</summary>
    static string Complaint(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] levels = ["FATAL:", "PANIC:", "fatal:", "error:"];
        var worst = lines.LastOrDefault(line => levels.Any(level => line.Contains(level, StringComparison.Ordinal))) ?? lines.LastOrDefault();
        return worst?.Split(levels, StringSplitOptions.TrimEntries)[^1].TrimEnd('.') ?? "it gave no reason";
    }
}
