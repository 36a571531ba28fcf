namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>How something is told. Only what is done, and by the sender, is logged.</summary>
enum Mood
{
    Done,
    Planned,
    Conditional,
    Negated,
    Asked,

    /// <summary>Somebody else did it.</summary>
    Others,

    /// <summary>A word that could tell of an event, without any sign that it does.</summary>
    Unclear,
}
