using System.Buffers;
using System.Runtime.Versioning;
using System.Text;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// Where the socket lies: inside the data folder, or in a short folder of its own where the kernel's limit of about 100 bytes
/// or a character that connection strings and settings give another meaning rules that out.
/// </summary>
[UnsupportedOSPlatform("windows")]
static class SocketFolder
{
    /// <summary>For the folder and <c>/.s.PGSQL.5432.lock</c>, safely below the 104 bytes of macOS.</summary>
    const int LongestFolder = 72;

    const string Prefix = "dengta-socket-";

    static readonly string Elsewhere = Path.Combine(Path.GetTempPath(), Prefix);

    static readonly SearchValues<char> Meaningful = SearchValues.Create(",:;\"'\\=");

    /// <summary>An empty folder for the socket. What a dead server left in the old one would hinder the new.</summary>
    public static async Task<string> MakeAsync(ClusterFolder folder, ServerPrograms programs, CancellationToken cancellation)
    {
        if (!IsFit(folder.Socket)) return await MakeElsewhereAsync(programs, cancellation);
        if (Directory.Exists(folder.Socket)) Directory.Delete(folder.Socket, recursive: true);
        Directory.CreateDirectory(folder.Socket, ClusterFolder.OwnerOnly);
        return folder.Socket;
    }

    /// <summary>Takes away what was made elsewhere, and nothing that merely stands in the server's pid file.</summary>
    public static void Remove(string socket)
    {
        if (socket.StartsWith(Elsewhere, StringComparison.Ordinal) && Directory.Exists(socket)) Directory.Delete(socket, recursive: true);
    }

    static bool IsFit(string path) => Encoding.UTF8.GetByteCount(path) <= LongestFolder && path.AsSpan().IndexOfAny(Meaningful) < 0;

    static async Task<string> MakeElsewhereAsync(ServerPrograms programs, CancellationToken cancellation)
    {
        var elsewhere = Directory.CreateTempSubdirectory(Prefix).FullName;
        await programs.HandOverAsync(elsewhere, cancellation);
        return elsewhere;
    }
}
