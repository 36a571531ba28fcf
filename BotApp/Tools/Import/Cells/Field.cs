namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>Something a sheet may say about each row.</summary>
/// <param name="Name">As in <c>--map</c>.</param>
/// <param name="IsNeeded">Without it the sheet cannot be read.</param>
/// <param name="Headers">How the column is called in files, in both languages; the name itself is one of them.</param>
sealed record Field(string Name, bool IsNeeded, params string[] Headers)
{
    public bool IsCalled(string header) =>
        Columns.Key(header) is var key && (key == Columns.Key(Name) || Headers.Any(h => Columns.Key(h) == key));
}
