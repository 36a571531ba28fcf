using System.Security.Cryptography;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>Opens a file by what is in it, not by how it is called.</summary>
static class SheetFile
{
    /// <summary>All cells of a row together, in UTF-16 units: a thousand rows are held at once.</summary>
    public const int LongestRow = 50_000;

    /// <summary>What Excel itself can hold, and a little more.</summary>
    public const int MostExcelRows = 1_100_000;

    /// <summary>More than any table of people or deals has; a file that has more is something else.</summary>
    public const int MostColumns = 200;

    /// <summary>In UTF-16 units.</summary>
    public const int LongestCell = 10_000;

    public static string TooWide { get; } = $"has more than {MostColumns} cells";

    public static string TooLong { get; } = $"has a cell longer than {LongestCell:N0} characters";

    public static string TooLarge { get; } = $"has more than {LongestRow:N0} characters";

    static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    static ReadOnlySpan<byte> OldExcel => [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="SheetException">There is no such file, or it is no table.</exception>
    public static ISheetFile Open(string path, ImportOptions options)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> beginning = stackalloc byte[4];
            var length = file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            if (length == 0) throw new SheetException("The file is empty.");
            if (beginning.SequenceEqual(OldExcel))
                throw new SheetException("This is an Excel file of the old kind (.xls); save it as .xlsx or CSV.");
            return beginning.SequenceEqual(Zip) ? ExcelFile.Open(path, options.Sheet) : CsvFile.Open(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SheetException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Names the content: two files of the same bytes are the same file.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
