namespace Dengta.Tests.Storage;

/// <summary>A folder that any account may walk through, so that root's tests can run a server in it; gone when it is disposed.</summary>
sealed class TemporaryFolder : IDisposable
{
    TemporaryFolder(string path) => Path = path;

    public string Path { get; }

    public static TemporaryFolder Create(string purpose)
    {
        var path = Directory.CreateTempSubdirectory($"dengta-{purpose}-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return new TemporaryFolder(path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
