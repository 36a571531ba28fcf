using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>Makes a cluster beside its place and renames it there, so that one that was killed half-way is never taken for a whole one.</summary>
[UnsupportedOSPlatform("windows")]
sealed class NewCluster(ClusterFolder folder, ServerPrograms programs)
{
    const string Unfinished = "new-";

    public async Task MakeAsync(bool durable, CancellationToken cancellation)
    {
        RemoveUnfinished();
        // A name of its own each time: an initdb that outlived its bot may still be writing to the last one.
        var place = Path.Combine(folder.Home, Unfinished + RandomNumberGenerator.GetHexString(8, lowercase: true));
        var password = place + ".password";
        WritePassword(password);
        await programs.HandOverAsync(folder.Home, cancellation);

        var made = await programs.InitAsync(place, password, durable, cancellation);
        cancellation.ThrowIfCancellationRequested(); // Ctrl-C at a terminal reaches initdb as well; that is no fault of the folder.
        if (!made.Ok) throw Sentences.NotMade(folder, made.Output);

        File.Move(password, Path.Combine(place, ClusterFolder.PasswordFile));
        File.AppendAllText(Path.Combine(place, "postgresql.conf"), ServerSettings.Include);
        Directory.Move(place, folder.Data);
    }

    void RemoveUnfinished()
    {
        foreach (var left in Directory.EnumerateDirectories(folder.Home, Unfinished + "*")) Discard(left);
        foreach (var left in Directory.EnumerateFiles(folder.Home, Unfinished + "*")) File.Delete(left);
        // No PG_VERSION: something else than our rename made it, and no server would start on it.
        if (Directory.Exists(folder.Data)) Directory.Move(folder.Data, $"{folder.Data}.broken-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
    }

    static void Discard(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (IOException)
        {
            // Still being written by that initdb; the next start tries again.
        }
    }

    static void WritePassword(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32, lowercase: true)));
    }
}
