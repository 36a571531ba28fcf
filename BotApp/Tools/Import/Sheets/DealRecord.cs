using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>A line of a pipeline. Only a won one is booked; it always has an owner, a day and an amount.</summary>
sealed record DealRecord(
    int Line, string Key, Facts Facts, Stage Stage, string? Owner, string? Customer, DateOnly? Date, Money? Amount) : Record(Line, Key, Facts)
{
    public bool HasId { get; init; }

    public string? Product { get; init; }

    public string? Contact { get; init; }

    public decimal? Cost { get; init; }

    /// <summary>When work on it began.</summary>
    public DateOnly? Opened { get; init; }

    /// <summary>When it was written down in the system that it comes from.</summary>
    public DateOnly? Logged { get; init; }

    public bool IsWon => Stage == Stage.Won;

    public override bool MayRepeat => !HasId;

    public override bool MayFollow(KeptRow before) => before.Entry is null;
}
