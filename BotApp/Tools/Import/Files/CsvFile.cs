using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>Text with separators, quoted as RFC 4180 says.</summary>
sealed class CsvFile : ISheetFile
{
    readonly FileStream _file;
    readonly StreamReader _text;
    readonly CsvParser _parser;
    string? _damage;

    CsvFile(FileStream file, Encoding encoding, char delimiter, string encodingName)
    {
        _file = file;
        _text = new StreamReader(file, encoding);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            MaxFieldSize = SheetFile.LongestCell,
            BadDataFound = _ => _damage = "a quotation mark stands inside a cell; a cell with one must be quoted whole, and the mark doubled",
        });
        Format = $"CSV, {encodingName}, separated by {Delimiters.Name(delimiter)}";
    }

    public string Format { get; }

    public double? Done => _file.Length == 0 ? null : (double)_file.Position / _file.Length;

    /// <exception cref="SheetException">It is no text, or in no encoding that is known.</exception>
    public static CsvFile Open(string path, ImportOptions options)
    {
        var encoding = TextEncodings.Of(path, options.Encoding);
        var delimiter = options.Delimiter ?? Delimiters.Guess(path, encoding);
        return new CsvFile(File.OpenRead(path), encoding, delimiter, encoding.WebName.ToUpperInvariant());
    }

    public IEnumerable<SheetRow> Rows()
    {
        while (Next() is { } row) yield return row;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    SheetRow? Next()
    {
        _damage = null;
        try
        {
            if (!_parser.Read()) return null;
            if (_parser.Count > SheetFile.MostColumns) return Damaged(SheetFile.TooWide);
            var cells = _parser.Record!;
            if (cells.Sum(c => c.Length) > SheetFile.LongestRow) return Damaged(SheetFile.TooLarge);
            // The parser stands at the row's last line.
            var line = _parser.RawRow - cells.Sum(c => c.Count('\n'));
            if (IsOpen(_parser.RawRecord)) _damage ??= "a quotation mark is never closed, so everything behind it became one cell";
            return new SheetRow(line, cells, _damage);
        }
        catch (MaxFieldSizeException)
        {
            throw new SheetException($"Line {_parser.RawRow}: a cell is longer than {SheetFile.LongestCell:N0} characters; "
                + "perhaps a quotation mark is not closed. Nothing behind it was read.");
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException($"Behind line {_parser.RawRow} stand bytes that are not in the file's encoding; name it with --encoding.");
        }
    }

    SheetRow Damaged(string why) => new(_parser.RawRow, [], why);

    // Within quotes every mark is doubled, so that an odd number means that one was never closed.
    static bool IsOpen(string raw) => raw.Count(c => c == '"') % 2 == 1;
}
