namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A company, people of it, or both, as named side by side in a message.</summary>
/// <param name="Company">As written; null when only people are named.</param>
/// <param name="People">With their titles, in the order said.</param>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
sealed record Party(string? Company, IReadOnlyList<string> People, int From, int To)
{
    /// <summary>The name was led in by a word such as 给, 跟, with or to, so it is nobody's deed.</summary>
    public bool IsObject { get; init; }

    /// <summary>Some person carries a title (张总, Dr. Chen), as customers mostly do and colleagues seldom.</summary>
    public bool HasTitle { get; init; }

    /// <summary>Joined to the one before by 和, 、 or "and".</summary>
    public bool IsListed { get; init; }

    /// <summary>A label said that this is the contact.</summary>
    public bool IsContact { get; init; }

    public string? Contact => People.Count == 0 ? null : string.Join('、', People);
}
