using Dengta.BotApp.Tools.Import.Files;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>The cells of one row, read field by field; what is wrong is collected, so that a row names all its faults at once.</summary>
sealed class RowCells(Columns columns, SheetRow row, ImportOptions options)
{
    readonly List<Fault> _faults = [];

    public ImportOptions Options => options;

    public int Line => row.Line;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Whether the file has the field at all.</summary>
    public bool Has(Field field) => columns[field] is not null;

    /// <summary>Trimmed; null where there is nothing.</summary>
    public string? Text(Field field, int longest = 100)
    {
        var text = Raw(field);
        if (text.Length > longest) return Wrong<string>(field, $"is longer than {longest} characters");
        return text.Length == 0 ? null : text;
    }

    public string? Needed(Field field, int longest = 100)
    {
        Missing(field);
        return Text(field, longest);
    }

    public DateOnly? Day(Field field) => Read<DateOnly>(field, text => DayCell.Read(text, options.Order));

    /// <summary>Its first day.</summary>
    public DateOnly? Month(Field field) => Read<DateOnly>(field, text => DayCell.ReadMonth(text, options.Order));

    /// <param name="currency">What a sign without letters, such as $, is read as.</param>
    public AmountCell? Amount(Field field, string currency) => Read<AmountCell>(field, text => AmountCell.Read(text, currency));

    /// <summary>Notes what is wrong with a cell.</summary>
    public void Wrong(Field field, string why) =>
        _faults.Add(new(Line, columns[field] is { } at ? columns.Headers[at] : field.Name, columns[field] is null ? null : Raw(field), why));

    /// <summary>Notes that a cell is empty; one that is not has a fault of its own.</summary>
    public void Missing(Field field)
    {
        if (Raw(field).Length == 0) Wrong(field, "is empty");
    }

    /// <summary>The cells that no field is made of, under their headers.</summary>
    public IEnumerable<(string Header, string Text)> Unused() =>
        from at in columns.Unused
        let text = At(at)
        where text.Length > 0
        select (columns.Headers[at], text);

    string Raw(Field field) => columns[field] is { } at ? At(at) : "";

    string At(int index) => index < row.Cells.Count ? CleanText.Of(row.Cells[index].Trim()) : "";

    T? Read<T>(Field field, Func<string, (T? Value, string? Why)> read) where T : struct
    {
        var text = Raw(field);
        if (text.Length == 0) return null;
        var (value, why) = read(text);
        if (why is not null) Wrong(field, why);
        return value;
    }

    T? Wrong<T>(Field field, string why) where T : class
    {
        Wrong(field, why);
        return null;
    }
}
