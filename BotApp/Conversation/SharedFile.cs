using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation;

/// <summary>A file that somebody sent; nothing of it was read yet.</summary>
/// <param name="Name">As the sender calls it; says nothing about what is in it.</param>
/// <param name="Address">Where the channel keeps it; null where it came along as <paramref name="Content"/>.</param>
sealed record SharedFile(string Name, Uri? Address, ReadOnlyMemory<byte> Content = default)
{
    /// <summary>In bytes: many times what a table of targets needs.</summary>
    public const int Largest = 1024 * 1024;
}

/// <summary>The rows of a table, as texts.</summary>
sealed record FileRows(IReadOnlyList<FileRow> Rows)
{
    /// <summary>More than this many rows are for the import, which shows how far it is.</summary>
    public const int Most = 2000;
}

/// <param name="Line">From 1, as Excel or an editor numbers it.</param>
readonly record struct FileRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Fetches and reads files.</summary>
interface IFiles
{
    /// <summary>Refused where it cannot be fetched, is too large, or is no table.</summary>
    Task<Checked<FileRows>> ReadAsync(SharedFile file, CancellationToken cancel);
}
