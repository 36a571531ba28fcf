using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Tokens;

enum TokenKind : byte
{
    /// <summary>A word or phrase of the lexicon.</summary>
    Word,

    /// <summary>Chinese characters that no language file knows: mostly a name.</summary>
    Han,

    /// <summary>A word of letters that no language file knows: mostly a name.</summary>
    Latin,

    /// <summary>A number or an amount of money.</summary>
    Number,

    /// <summary>A day or a period.</summary>
    When,

    /// <summary>A comma, colon, bracket or the like.</summary>
    Comma,

    /// <summary>、 or / or &amp;: holds a list together.</summary>
    ListComma,

    /// <summary>The end of a sentence or a line.</summary>
    Stop,
}

/// <summary>The role of a number, as far as the words beside it tell.</summary>
enum NumberRole : byte
{
    /// <summary>Nothing beside it: an amount, a count, or part of a name.</summary>
    Plain,
    Amount,
    Count,

    /// <summary>Percentages, durations, ids, quantities of goods, times of day: neither amount nor count.</summary>
    Aside,
    Percent,
}

/// <summary>A piece of the clean text.</summary>
/// <param name="Space">A space stands before it.</param>
readonly record struct Token(TokenKind Kind, int Start, int Length, bool Space)
{
    readonly Word? _word;

    public Word Word
    {
        get => _word ?? Word.Unknown;
        init => _word = value;
    }

    public decimal Value { get; init; }

    /// <summary>ISO 4217, when a currency was said.</summary>
    public string? Currency { get; init; }

    public NumberRole Role { get; init; }

    public When When { get; init; }

    /// <summary>Written with a capital inside a sentence of small letters.</summary>
    public bool Capital { get; init; }

    public int End => Start + Length;

    public bool IsName => Kind is TokenKind.Han or TokenKind.Latin || Word.Is(Mark.Name);

    public EntryKind? Event => Word.Is(Mark.Event) ? Word.Kind : null;

    public bool Is(Mark mark) => Word.Is(mark);
}
