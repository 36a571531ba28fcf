namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>A row of a file as texts.</summary>
/// <param name="Line">From 1, as an editor or Excel numbers it: where the row begins.</param>
/// <param name="Damage">Why the row cannot be trusted; null where it can.</param>
readonly record struct SheetRow(int Line, IReadOnlyList<string> Cells, string? Damage = null)
{
    public bool IsEmpty => Damage is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>The file cannot be read, or not any further; the message tells a person why.</summary>
sealed class SheetException(string message) : Exception(message);
