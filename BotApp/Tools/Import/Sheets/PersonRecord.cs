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

    /// <summary>In lower case.</summary>
    public string? Email { get; init; }

    public string? EntraId { get; init; }

    /// <summary>What other rows may call this person.</summary>
    public IEnumerable<string> Names => ((string[])[Key, Name, NameEn]).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody who came in before may be given what they are recognised by, where that was not known; nothing else of theirs.</summary>
    public override bool MayFollow(KeptRow before) => Facts.FromJson(before.Facts).Differences(Facts).All(d =>
        d.Before is null && (d.Name == PersonCells.Email.Name || d.Name == PersonCells.EntraId.Name)
        || d.After is null && (Same(d.Before, Email) || Same(d.Before, EntraId)));

    public bool Is(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    // A column that was used for nothing then, and is one of these now.
    static bool Same(string? unused, string? now) => now is not null && now.Equals(unused?.Trim(), StringComparison.OrdinalIgnoreCase);
}
