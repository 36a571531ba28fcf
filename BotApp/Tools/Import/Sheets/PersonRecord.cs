using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>A line of a list of people.</summary>
/// <param name="Manager">By name or key; null where the file names none.</param>
/// <param name="Units">From below the company down; empty where the file names none.</param>
/// <param name="Unit">Whether the last of the units is the person's own team, not only the department it belongs to.</param>
sealed record PersonRecord(
    int Line, string Key, Facts Facts, string Name, string NameEn, string? Manager, IReadOnlyList<string> Units, bool Unit) : Record(Line, Key, Facts)
{
    /// <summary>Null: a manager where somebody names this person as one, otherwise a rep.</summary>
    public Role? Role { get; init; }

    public DateOnly Joined { get; init; }

    public DateOnly? Left { get; init; }

    /// <summary>What other rows may call this person.</summary>
    public IEnumerable<string> Names => ((string[])[Key, Name, NameEn]).Distinct(StringComparer.OrdinalIgnoreCase);

    public bool Is(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
