using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>A sheet of an .xlsx file. Formulas are not run: a cell is what Excel saved as their result.</summary>
sealed class ExcelFile : ISheetFile
{
    /// <summary>A part that unpacks to more than this, and to that many times its packed size, was made to fill the memory.</summary>
    const long Large = 20_000_000;

    const int Swelling = 200;

    static readonly OpenXmlConfiguration Configuration = new() { EnableSharedStringCache = true };

    readonly FileStream _file;
    readonly string? _sheet;

    ExcelFile(FileStream file, string? sheet) => (_file, _sheet) = (file, sheet);

    public string Format => _sheet is null ? "Excel, first sheet" : $"Excel, sheet {_sheet}";

    // Rows are packed: how far the reader is in the file says nothing.
    public double? Done => null;

    /// <param name="sheet">Null: the first.</param>
    /// <exception cref="SheetException">It is no Excel file, or one that nobody should open.</exception>
    public static ExcelFile Open(string path, string? sheet)
    {
        var swollen = Try(() =>
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Any(e => e.Length > Large && e.Length > e.CompressedLength * Swelling);
        });
        if (swollen) throw new SheetException("The file unpacks to far more than a table holds; it is not opened.");
        return new ExcelFile(File.OpenRead(path), sheet);
    }

    public IEnumerable<SheetRow> Rows()
    {
        using var rows = Try(() => _file.Query(useHeaderRow: false, sheetName: _sheet, excelType: ExcelType.XLSX, configuration: Configuration)
            .Cast<IDictionary<string, object?>>().GetEnumerator());
        for (var line = 1; Try(rows.MoveNext); line++)
        {
            if (line > SheetFile.MostExcelRows) throw new SheetException($"The sheet has more than {SheetFile.MostExcelRows:N0} rows.");
            yield return Read(rows.Current, line);
        }
    }

    public void Dispose() => _file.Dispose();

    static SheetRow Read(IDictionary<string, object?> row, int line)
    {
        if (row.Count > SheetFile.MostColumns) return new(line, [], SheetFile.TooWide);
        string[] cells = [.. row.Values.Select(Text)];
        if (cells.Any(c => c.Length > SheetFile.LongestCell)) return new(line, [], SheetFile.TooLong);
        return cells.Sum(c => c.Length) > SheetFile.LongestRow ? new(line, [], SheetFile.TooLarge) : new(line, cells);
    }

    // As a person would have typed it into a CSV, and without the noise of binary fractions: a double has fifteen certain digits.
    static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    // Whatever is wrong inside the archive, and a hostile one may be wrong in any way, the file cannot be read.
    static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new SheetException($"This is no Excel file that can be read: {e.Message}");
        }
    }
}
