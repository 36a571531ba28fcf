using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>One event word with what belongs to it.</summary>
/// <param name="Kind">The event told of.</param>
/// <param name="Trigger">The token of the event word.</param>
/// <param name="Before">Tokens of its own before the word begin here.</param>
/// <param name="To">The token after its last.</param>
/// <param name="Sentence">The number of the sentence.</param>
sealed record Clause(EntryKind Kind, int Trigger, int Before, int To, int Sentence)
{
    public Mood Mood { get; init; }

    /// <summary>Said in front of the event word: a subject or a topic.</summary>
    public IReadOnlyList<Party> Fronted { get; init; } = [];

    public IReadOnlyList<Party> Named { get; init; } = [];

    /// <summary>The amounts said, in order.</summary>
    public IReadOnlyList<ClauseAmount> Amounts { get; init; } = [];

    /// <summary>The amount that holds for the whole clause: the agreed or total one.</summary>
    public ClauseAmount? Amount { get; init; }

    public int? Count { get; init; }

    public bool IsEach { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Said of a period that is over, and of no day in it.</summary>
    public bool LacksDay { get; init; }

    /// <summary>A customer without a name: 客户, a prospect.</summary>
    public bool HasGeneric { get; init; }

    /// <summary>Whether the token is part of a name, whatever else it might mean.</summary>
    public bool IsInName(int token) => IsIn(Fronted, token) || IsIn(Named, token);

    static bool IsIn(IReadOnlyList<Party> parties, int token)
    {
        for (var i = 0; i < parties.Count; i++)
            if (token >= parties[i].From && token < parties[i].To)
                return true;
        return false;
    }
}

/// <param name="Token">Where it was said.</param>
/// <param name="Currency">ISO 4217; CNY when none was said.</param>
readonly record struct ClauseAmount(int Token, decimal Value, string Currency);
