namespace Dengta.Load;

/// <summary>A temporary folder for logs and the private cluster, gone at the end.</summary>
sealed class Scratch : IDisposable
{
    // Not CreateTempSubdirectory: PostgreSQL, which refuses to run as root, must be able to enter it as another user.
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"dengta-load-{Guid.NewGuid():N}")).FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
