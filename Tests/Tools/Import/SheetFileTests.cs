using System.IO.Compression;
using System.Text;
using Dengta.BotApp.Tools.Import;
using Dengta.BotApp.Tools.Import.Files;
using Dengta.Tests.Storage;
using MiniExcelLibs;

namespace Dengta.Tests.Tools.Import;

public sealed class SheetFileTests : IDisposable
{
    readonly TemporaryFolder _folder = TemporaryFolder.Create("import");

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" }, { "utf-8-bom", "UTF-8" }, { "gb18030", "GB18030" }, { "utf-16", "UTF-16" }, { "utf-16BE", "UTF-16BE" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoding_is_found_out(string encoding, string name)
    {
        const string text = "客户,金额\n华为技术,1\n中兴𠮷田,2\n";
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
            _ => [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)],
        };

        using var file = Open(bytes);

        Assert.Equal($"CSV, {name}, separated by commas", file.Format);
        Assert.Equal(["客户 金额", "华为技术 1", "中兴𠮷田 2"], file.Rows().Select(r => string.Join(' ', r.Cells)));
    }

    [Fact]
    public void Another_encoding_can_be_named()
    {
        using var file = Open([(byte)'M', 0xFC, (byte)'l', (byte)'l', (byte)'e', (byte)'r'], new("deals", "") { Encoding = "windows-1252" });

        Assert.Equal("Müller", file.Rows().Single().Cells[0]);
    }

    [Theory]
    [InlineData("a;b;c\n1,5;2;3", ';')]
    [InlineData("a\tb\n1\t2", '\t')]
    [InlineData("a|b\n1|2", '|')]
    [InlineData("\"a;b;c;d\",e\n1,2", ',')]
    [InlineData("a\n1", ',')]
    public void A_delimiter_is_found_out_from_the_header(string text, char delimiter)
    {
        using var file = Open(text);

        Assert.EndsWith(Delimiters.Name(delimiter), file.Format, StringComparison.Ordinal);
        Assert.Single(file.Rows().Skip(1));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_row_is_numbered_as_in_an_editor(string end)
    {
        using var file = Open(string.Join(end, "a,b", "1,2", "", "3,\"x", "y\"", "4,5", "6,7"));

        Assert.Equal([1, 2, 4, 6, 7], file.Rows().Select(r => r.Line));
    }

    [Fact]
    public void Quoted_cells_hold_separators_and_doubled_marks()
    {
        using var file = Open("a\n\"x, \"\"y\"\"\"\n");

        Assert.Equal("x, \"y\"", file.Rows().Last().Cells[0]);
    }

    [Fact]
    public void A_mark_inside_a_cell_is_damage()
    {
        using var file = Open("a,b\nx\"y,1\nz,2\n");

        Assert.Equal([null, "damaged", null], file.Rows().Select(r => r.Damage is null ? null : "damaged"));
    }

    [Fact]
    public void A_mark_that_is_never_closed_is_damage()
    {
        using var file = Open("a,b\n1,2\n3,\"x\n4,5\n");

        Assert.NotNull(file.Rows().Last().Damage);
    }

    [Fact]
    public void Where_a_cell_has_no_end_reading_stops()
    {
        using var file = Open("a,b\n1,\"" + new string('x', 50_000) + "\n2,3\n");

        Assert.Contains("quotation mark", Assert.Throws<SheetException>(() => file.Rows().Count()).Message);
    }

    [Fact]
    public void More_columns_than_any_table_has_are_damage()
    {
        using var file = Open(new string(',', 5000) + "\na,b\n");

        Assert.NotNull(file.Rows().First().Damage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 but no archive")]
    [InlineData("a,b\n\0\0\0")]
    public void What_is_no_table_is_told_in_a_sentence(string text) =>
        Assert.Throws<SheetException>(() =>
        {
            using var file = Open(text);
            return file.Rows().Count();
        });

    [Fact]
    public void An_old_Excel_file_is_told_from_a_new_one() =>
        Assert.Contains(".xlsx", Assert.Throws<SheetException>(() => Open([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3])).Message);

    [Fact]
    public void A_line_without_end_is_not_read_into_memory() =>
        Assert.Contains("no table", Assert.Throws<SheetException>(() => Open(new string(',', 6_000_000))).Message);

    [Fact]
    public void An_Excel_sheet_is_read_as_it_would_be_typed()
    {
        var path = Path.Combine(_folder.Path, "x.xlsx");
        MiniExcel.SaveAs(path, new[]
        {
            new Dictionary<string, object?> { ["客户"] = "华为", ["日期"] = new DateTime(2026, 11, 3), ["金额"] = 1234.5, ["数"] = 12 },
            new Dictionary<string, object?> { ["客户"] = "=1+1", ["日期"] = null, ["金额"] = 0.1 + 0.2, ["数"] = true },
        });

        using var file = SheetFile.Open(path, new("deals", path));

        Assert.Equal(["1 客户 日期 金额 数", "2 华为 2026-11-03 1234.5 12", "3 =1+1  0.3 True"], file.Rows().Select(r => $"{r.Line} {string.Join(' ', r.Cells)}"));
    }

    [Fact]
    public void Rows_and_columns_that_are_left_out_keep_their_places()
    {
        using var file = OpenWorkbook("<row r=\"1\">" + Cell("A1", "name") + Cell("C1", "price") + "</row><row r=\"4\">" + Cell("C4", "5") + "</row>");

        Assert.Equal(["1 name||price", "4 ||5"], file.Rows().Where(r => !r.IsEmpty).Select(r => $"{r.Line} {string.Join('|', r.Cells)}"));
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"/></row><row r=\"2000000000\"><c r=\"A2000000000\" t=\"inlineStr\"><is><t>x</t></is></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"inlineStr\"><is><t>x</t></is></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row><row")]
    public void A_sheet_made_to_hurt_ends_in_a_sentence(string rows) => Assert.Throws<SheetException>(() =>
    {
        using var file = OpenWorkbook(rows);
        return file.Rows().Count();
    });

    [Fact]
    public void A_sheet_names_nothing_outside_itself() => Assert.Throws<SheetException>(() =>
    {
        using var file = OpenWorkbook("<row r=\"1\">" + Cell("A1", "&x;") + "</row>", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>");
        return file.Rows().Count();
    });

    [Fact]
    public void An_archive_that_swells_is_not_opened() => Assert.Contains("unpacks", Assert.Throws<SheetException>(
        () => OpenWorkbook("<row r=\"1\">" + Cell("A1", new string('y', 30_000_000)) + "</row>")).Message);

    [Fact]
    public void A_broken_Excel_file_is_told_in_a_sentence()
    {
        var path = Path.Combine(_folder.Path, "x.xlsx");
        MiniExcel.SaveAs(path, Enumerable.Range(0, 1000).Select(i => new { a = $"text {i}", b = i }));
        var whole = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            byte[] broken = [.. whole.Take(round % 3 == 0 ? random.Next(5, whole.Length) : whole.Length)];
            for (var i = 0; i < 20; i++) broken[random.Next(4, broken.Length)] = (byte)random.Next(256);
            try
            {
                using var file = Open(broken);
                Assert.InRange(file.Rows().Count(), 0, 2000);
            }
            catch (SheetException e)
            {
                Assert.NotEqual("", e.Message);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    static string Cell(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    // By hand, since a library would not write what is wrong.
    ISheetFile OpenWorkbook(string rows, string prologue = "")
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write("<?xml version=\"1.0\"?>" + xml);
            }
            Add("_rels/.rels", $"<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add("xl/worksheets/sheet1.xml", $"{prologue}<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        }
        return Open(bytes.ToArray());
    }

    ISheetFile Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    ISheetFile Open(byte[] bytes, ImportOptions? options = null)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return SheetFile.Open(path, options ?? new("deals", path));
    }
}
