using System.Globalization;
using Dengta.BotApp.Tools.Import.Cells;
using Dengta.BotApp.Tools.Import.Sheets;

namespace Dengta.BotApp.Tools.Import;

/// <summary>Reads the command line of <c>import</c>.</summary>
static class ImportArguments
{
    public const string Help = """
        import SHEET FILE [options]      SHEET: people, customers, products, deals or targets; FILE: CSV or .xlsx

          --dry-run            shows what would be done; the default
          --apply              does it, the whole file or nothing
          --skip-errors        with --apply: leaves out the rows with errors
          --map F=H,F=H        field F stands under the header H; F= means that it is not in the file
          --date-format F      dmy or mdy, for dates such as 03/04/2026
          --currency CUR       of amounts that name none; without it the company's
          --source NAME        which system the file is from (import); its keys are its own
          --joined DATE        people: the first day of those without one
          --new-customers      deals: makes customers that are not known yet
          --won, --lost, --open S,S   deals: what further stages mean
          --encoding NAME, --delimiter C, --sheet NAME   where they are not found out rightly
          --tenant N           which company, where there are several
          --data DIR           the folder of the PostgreSQL that Dengta starts itself

        Exit status: 0 all rows are clean, 1 rows with errors (nothing is written without --skip-errors), 2 wrong arguments.
        More: docs/import.md
        """;

    /// <summary>The options where the arguments name this command; null, and an exit status, where it cannot or need not run.</summary>
    public static ImportOptions? Of(string[] args, out int exit)
    {
        exit = 0;
        if (args is not ["import", ..] || args.Contains("--help")) return null;
        var (options, mistake) = Parse(args[1..]);
        if (options is not null) return options;
        Console.Error.WriteLine(mistake);
        exit = ImportCommand.Mistaken;
        return null;
    }

    /// <returns>The options, or what is wrong with them.</returns>
    public static (ImportOptions? Options, string? Mistake) Parse(string[] args)
    {
        if (args is not [var sheets, var path, ..] || IsName(path)) return (null, "import needs a sheet and a file.\n\n" + Help);
        if (!AllSheets.Names.Contains(sheets)) return (null, $"There is no sheet {sheets}; there are {string.Join(", ", AllSheets.Names)}.");
        var options = new ImportOptions(sheets, path);
        // --map=a=b and --map a=b are the same.
        string[] rest = [.. args[2..].SelectMany(a => IsName(a) ? a.Split('=', 2) : [a])];
        for (var i = 0; i < rest.Length; i++)
        {
            var (name, value) = (rest[i], i + 1 < rest.Length ? rest[i + 1] : "");
            if (Flag(options, name) is { } flagged) options = flagged;
            else if (value.Length == 0 || IsName(value)) return (null, $"{name} is no option, or needs a value; see import --help.");
            else if (Valued(options, name, value) is { } valued) (options, i) = (valued, i + 1);
            else return (null, $"{name} {value} is not understood; see import --help.");
        }
        return (options, null);
    }

    static ImportOptions? Flag(ImportOptions options, string name) => name switch
    {
        "--dry-run" => options with { IsDry = true },
        "--apply" => options with { IsDry = false },
        "--skip-errors" => options with { SkipsErrors = true },
        "--new-customers" => options with { AddsCustomers = true },
        _ => null,
    };

    static ImportOptions? Valued(ImportOptions options, string name, string value) => name switch
    {
        "--map" when Pairs(value) is { } map => options with { Map = map },
        "--date-format" when value is "dmy" or "mdy" => options with { Order = value == "dmy" ? DayOrder.DayFirst : DayOrder.MonthFirst },
        "--currency" when Currencies.IsCode(value.ToUpperInvariant()) => options with { Currency = value.ToUpperInvariant() },
        "--source" when value.Length <= 60 => options with { Source = value },
        "--joined" when DayCell.Read(value, null).Day is { } day => options with { Joined = day },
        "--tenant" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var tenant) => options with { Tenant = tenant },
        "--won" => options with { Won = List(value) },
        "--lost" => options with { Lost = List(value) },
        "--open" => options with { Open = List(value) },
        "--encoding" => options with { Encoding = value },
        "--delimiter" when value is [var one] => options with { Delimiter = one },
        "--delimiter" when value is "tab" or "\\t" => options with { Delimiter = '\t' },
        "--sheet" => options with { Sheet = value },
        "--data" => options with { Others = [.. options.Others, name, value] },
        _ => null,
    };

    static bool IsName(string argument) => argument.StartsWith("--", StringComparison.Ordinal);

    static string[] List(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static Dictionary<string, string>? Pairs(string value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in List(value))
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } field, var header] || !pairs.TryAdd(field, header))
                return null;
        return pairs;
    }
}
