namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>An open file, read once from its beginning to its end, a row at a time.</summary>
interface ISheetFile : IDisposable
{
    /// <summary>How it is read, for a person: <c>CSV, UTF-8, separated by commas</c>.</summary>
    string Format { get; }

    /// <summary>The share that has been read, 0 to 1; null where that is not known.</summary>
    double? Done { get; }

    /// <exception cref="SheetException">It cannot be read any further.</exception>
    IEnumerable<SheetRow> Rows();
}
