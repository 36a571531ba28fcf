using System.Runtime.Versioning;
using Dengta.Domain.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Storage;

/// <summary>Servers of earlier test runs that were killed. The folder's lock tells them from those of a run that goes on beside us.</summary>
static class Leftovers
{
    [UnsupportedOSPlatform("windows")]
    public static async Task StopAsync(string purpose)
    {
        var running = Directory.EnumerateDirectories(Path.GetTempPath(), $"dengta-{purpose}-*").Where(HasServer);
        foreach (var path in running.ToArray())
        {
            try
            {
                var options = new EmbeddedPostgresOptions(path, Durable: false);
                await (await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System)).DisposeAsync();
                Directory.Delete(path, recursive: true);
            }
            catch (EmbeddedPostgresException)
            {
                // In use, or somebody else's.
            }
        }
    }

    [UnsupportedOSPlatform("windows")]
    static bool HasServer(string path)
    {
        try
        {
            return PostmasterFile.Read(new ClusterFolder(path))?.IsServer() == true;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
