using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>What a word does in a sentence. One word may do several things.</summary>
[Flags]
enum Mark : ulong
{
    None = 0,

    // How an event is told.
    Negation = 1UL << 0,
    FellThrough = 1UL << 1,
    Planned = 1UL << 2,
    Conditional = 1UL << 3,
    Asked = 1UL << 4,
    Done = 1UL << 5,

    // Who.
    Me = 1UL << 6,
    You = 1UL << 7,
    Other = 1UL << 8,
    They = 1UL << 9,
    Team = 1UL << 10,
    Side = 1UL << 11,
    ForMe = 1UL << 12,

    // Grammar.
    Particle = 1UL << 13,
    Preposition = 1UL << 14,
    And = 1UL << 15,
    Each = 1UL << 16,
    Of = 1UL << 17,
    Measure = 1UL << 18,
    Goods = 1UL << 19,
    Generic = 1UL << 20,
    Link = 1UL << 21,
    Note = 1UL << 22,
    Filler = 1UL << 23,
    Duration = 1UL << 24,

    // Triggers of events.
    Event = 1UL << 25,
    Bare = 1UL << 26,
    Support = 1UL << 27,

    /// <summary>What stands before it has what stands behind it: 的, 's.</summary>
    Possessive = Support,
    MoneyNoun = 1UL << 28,

    // Labels of a slot.
    ContactLabel = 1UL << 29,
    AmountLabel = 1UL << 30,
    CustomerLabel = 1UL << 31,
    DateLabel = 1UL << 32,
    CountLabel = 1UL << 33,
    KindLabel = 1UL << 34,
    IdLabel = 1UL << 35,
    ListPrice = 1UL << 36,

    // Names.
    Title = 1UL << 37,
    Name = 1UL << 38,
    Honorific = 1UL << 39,

    // Requests and questions.
    Undo = 1UL << 40,
    Change = 1UL << 41,
    Wrong = 1UL << 42,
    Export = 1UL << 43,
    Remind = 1UL << 44,
    Rate = 1UL << 45,
    Star = 1UL << 46,
    Target = 1UL << 47,
    Set = 1UL << 48,
    Raise = 1UL << 49,
    Lower = 1UL << 50,
    Help = 1UL << 51,
    Show = 1UL << 52,
    Records = 1UL << 53,
    Progress = 1UL << 54,
    Rank = 1UL << 55,
    Topic = 1UL << 56,
    HowMany = 1UL << 57,
    When = 1UL << 58,
    Who = 1UL << 59,
    Forecast = 1UL << 60,
    PerDay = 1UL << 61,
    Chat = 1UL << 62,
    Never = 1UL << 63,
}

/// <param name="Kind">The event that the word tells of.</param>
/// <param name="Metric">What a question with the word asks about.</param>
/// <param name="Soft">One character that may as well be part of a name beside it.</param>
sealed record Word(Mark Marks, EntryKind? Kind = null, Metric? Metric = null, bool Soft = false)
{
    public static Word Unknown { get; } = new(Mark.None);

    /// <summary>A noun of no list that stands for a thing: my laptop, the balance.</summary>
    public static Word Thing { get; } = new(Mark.Filler);

    public bool Is(Mark mark) => (Marks & mark) != 0;

    public Word With(Word other) =>
        new(Marks | other.Marks, Kind ?? other.Kind, Metric ?? other.Metric, Soft || other.Soft);
}

/// <summary>A spelling and what it does; languages are lists of these.</summary>
readonly record struct Spelling(string Text, Word Word);
