using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import;

/// <summary>A kind of table that can be imported.</summary>
interface ISheet
{
    /// <summary>As on the command line and in the database.</summary>
    string Name { get; }

    IReadOnlyList<Field> Fields { get; }

    /// <summary>How many rows are compared and written together.</summary>
    int BatchSize => 1000;

    /// <summary>What to do about a row that came in before and says something else now; continues "Not changed here;".</summary>
    string Advice { get; }

    /// <summary>What the file lacks that could be said on the command line; null where nothing is missing.</summary>
    string? Lacks(Columns columns, ImportOptions options) => null;

    /// <summary>Loads what rows are compared with.</summary>
    Task OpenAsync(Run run);

    /// <summary>Reads a row; null where the cells have faults. Asks nobody.</summary>
    Record? Read(RowCells cells, string currency);

    /// <summary>Writes what is new; a row that does not fit to what is there is reported as a fault and left out.</summary>
    /// <returns>What is to be remembered as come in.</returns>
    Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh);

    /// <summary>Writes what could only be summed up at the end, and says what came together.</summary>
    Task CloseAsync(Run run);
}
