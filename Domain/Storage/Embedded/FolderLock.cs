using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// Two bots never share a cluster by accident. The kernel holds the lock on the open file and lets go of it however the process ends.
/// </summary>
[UnsupportedOSPlatform("windows")]
static class FolderLock
{
    /// <exception cref="EmbeddedPostgresException">Another bot holds the folder.</exception>
    public static FileStream Take(ClusterFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (IsHeld(held))
        {
            throw new EmbeddedPostgresException(
                $"Another Dengta is using the data folder {folder.Root}: stop it, or give this one its own folder with --data.", held);
        }
    }

    /// <summary>EWOULDBLOCK, which .NET keeps as it comes: 11 on Linux, 35 on macOS.</summary>
    static bool IsHeld(IOException exception) => exception.HResult is 11 or 35;
}
