using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>What is done to everybody of a closing, a part at a time.</summary>
public enum ClosingStep
{
    /// <summary>Everybody gets a preview and each manager the own team's; whole units at a time.</summary>
    Preview,

    /// <summary>Everybody's score is kept for good; people in the order of their numbers, which no move changes.</summary>
    Seal,
}

/// <summary>How far a step of a closing is.</summary>
/// <param name="AskedAt">What was decided by then counts; for the seal, the moment as of which the period is sealed.</param>
/// <param name="Inbox">The message that asked.</param>
/// <param name="People">How many it is about, as counted when it was asked.</param>
/// <param name="After">Up to this person, or this unit, everybody is done.</param>
public sealed record ClosingTask(
    ClosingStep Step, DateTimeOffset AskedAt, MemberId AskedBy, InboxId Inbox, int People, int Done, int After, DateTimeOffset? FinishedAt)
{
    /// <summary>A company of more people than this is closed by the clock, since a message has to be answered within seconds.</summary>
    public const int MostInTurn = 1000;

    public bool IsFinished => FinishedAt is not null;
}
