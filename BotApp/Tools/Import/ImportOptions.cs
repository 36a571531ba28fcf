namespace Dengta.BotApp.Tools.Import;

/// <summary>What the command line asks for. Defaults are here.</summary>
sealed record ImportOptions(string Sheets, string Path)
{
    /// <summary>Only shows what would happen; the default.</summary>
    public bool IsDry { get; init; } = true;

    /// <summary>Field to header; an empty header: the field is not in the file.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands first where the year stands last; null: such a date is refused unless it can only mean one day.</summary>
    public DayOrder? Order { get; init; }

    /// <summary>ISO 4217, for amounts that name none; null: the company's.</summary>
    public string? Currency { get; init; }

    public int? Tenant { get; init; }

    /// <summary>Which system the file comes from: its keys are told apart from another one's.</summary>
    public string Source { get; init; } = "import";

    public bool SkipsErrors { get; init; }

    /// <summary>The first day of people whose row names none.</summary>
    public DateOnly? Joined { get; init; }

    /// <summary>Makes the customers that deals name and that are not known yet.</summary>
    public bool AddsCustomers { get; init; }

    /// <summary>Further names of stages.</summary>
    public IReadOnlyList<string> Won { get; init; } = [];

    public IReadOnlyList<string> Lost { get; init; } = [];

    public IReadOnlyList<string> Open { get; init; } = [];

    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Of an Excel file; null: the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>For the settings of the program, such as <c>--data DIR</c>; a company of one's own needs no demo beside it.</summary>
    public IReadOnlyList<string> Others { get; init; } = ["--no-demo"];
}

enum DayOrder
{
    DayFirst,
    MonthFirst,
}
