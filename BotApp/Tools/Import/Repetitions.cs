using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dengta.BotApp.Tools.Import.Cells;

namespace Dengta.BotApp.Tools.Import;

/// <summary>Which keys a file has shown so far. Keeps sixteen bytes of each, so that a long file fits.</summary>
sealed class Repetitions
{
    readonly Dictionary<UInt128, (int Line, int Count)> _seen = [];

    /// <summary>The line where the key stood first, and how often it has stood with this one.</summary>
    public (int First, int Count) Note(string key, int line)
    {
        var hash = Hash(key);
        var seen = _seen.TryGetValue(hash, out var before) ? (before.Line, before.Count + 1) : (line, 1);
        _seen[hash] = seen;
        return seen;
    }

    /// <summary>A key for a row that brings none: of all that tells it from others.</summary>
    public static string KeyOf(params IEnumerable<string?> parts) =>
        "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))).AsSpan(0, 16));

    static UInt128 Hash(string key) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
