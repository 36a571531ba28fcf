namespace Dengta.Domain.People;

/// <summary>What the directory of a channel's organisation says about one of its people.</summary>
/// <param name="Id">Names the person there for ever: in Teams the Entra object id. Null where it names none.</param>
/// <param name="Emails">In lower case; only those that the organisation itself vouches for.</param>
public sealed record DirectoryEntry(string? Id, IReadOnlyList<string> Emails)
{
    /// <summary>Somebody of whom the directory says nothing.</summary>
    public static DirectoryEntry None { get; } = new(null, []);
}
