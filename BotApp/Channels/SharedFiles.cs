using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Conversation;
using Dengta.BotApp.Tools.Import;
using Dengta.BotApp.Tools.Import.Files;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels;

/// <summary>Reads files that were sent into a chat, by what is in them. What they say is never logged, and nothing of it stays on the disk.</summary>
sealed class SharedFiles(TeamsFiles teams) : IFiles
{
    public async Task<Checked<FileRows>> ReadAsync(SharedFile file, CancellationToken cancel)
    {
        var content = file.Content;
        if (file.Address is { } address)
        {
            var fetched = await teams.FetchAsync(address, cancel);
            if (!fetched.Ok) return fetched.Refusal;
            content = fetched.Value;
        }
        if (content.Length > SharedFile.Largest) return TooLarge;
        if (content.IsEmpty) return NoTable;
        return content.Span.StartsWith(OldExcel) ? OldKind : LooksLikeTable(content.Span) ? await RowsAsync(content, cancel) : NoTable;
    }

    static ReadOnlySpan<byte> OldExcel => [0xD0, 0xCF, 0x11, 0xE0];

    static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    // A text holds no zero bytes, unless it is in UTF-16 and says so.
    static bool LooksLikeTable(ReadOnlySpan<byte> content) => content.StartsWith(Zip)
        || content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        || !content.Contains((byte)0) && !content.StartsWith("%PDF"u8);

    // The readers of tables work on files.
    static async Task<Checked<FileRows>> RowsAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"dengta-{Guid.NewGuid():N}");
        try
        {
            await using (var copy = new FileStream(path, Own)) await copy.WriteAsync(content, cancel);
            using var table = SheetFile.Open(path, new ImportOptions("targets", path));
            var rows = new List<FileRow>();
            foreach (var row in table.Rows())
            {
                if (row.Damage is not null) return Damaged(row.Line);
                if (rows.Count == FileRows.Most) return TooMany;
                rows.Add(new(row.Line, row.Cells));
            }
            return new FileRows(rows);
        }
        catch (SheetException)
        {
            return NoTable;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static FileStreamOptions Own { get; } = OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };

    public static Refusal TooLarge { get; } = new("这个文件超过 1 MB,太大了;大表请用导入工具。", "This file is larger than 1 MB; the import takes larger ones.");

    static Refusal TooMany { get; } = new($"这张表超过 {FileRows.Most} 行;大表请用导入工具。", $"This table has more than {FileRows.Most} rows; the import takes larger ones.");

    static Refusal OldKind { get; } = new("这是旧版 Excel(.xls),请另存为 .xlsx 或 CSV 再发。", "This is an Excel file of the old kind (.xls); please save it as .xlsx or CSV.");

    static Refusal NoTable { get; } = new("这个文件读不出表格,请发 .xlsx 或 CSV。", "No table can be read from this file; please send .xlsx or CSV.");

    static Refusal Damaged(int line) => new($"第 {line} 行读不出来,请检查后再发。", $"Line {line} cannot be read; please mend it and send it again.");
}
