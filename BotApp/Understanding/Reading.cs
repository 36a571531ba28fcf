using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding;

/// <summary>What a message is for. Only <see cref="Log"/> carries events.</summary>
enum Intent
{
    None,
    Log,
    Correct,
    Undo,
    AskProgress,
    AskRanking,
    AskKpi,
    AskForecast,
    AskScore,
    AskBonus,
    AskHistory,
    RatePeer,
    SetTarget,
    AdjustTarget,
    Export,
    Remind,
    Help,
    Smalltalk,
    FuturePlan,
}

/// <summary>What was understood from one message. Slots that the intent does not carry are empty or null.</summary>
sealed record Reading(Intent Intent)
{
    public static Reading Nothing { get; } = new(Intent.None);

    public IReadOnlyList<LoggedEvent> Events { get; init; } = [];

    /// <summary>The question asked; also beside the events of a <see cref="Intent.Log"/>.</summary>
    public Question? Question { get; init; }

    public Fix? Fix { get; init; }

    public PeerRating? Rating { get; init; }

    public TargetChange? Target { get; init; }

    /// <summary>What is to be done later: of a request to remind, and of a plan, also of one told beside what was done. Never logged.</summary>
    public Reminder? Reminder { get; init; }

    /// <summary>Something was done in a period that is over (上个月签了…); nothing is logged before its day is known.</summary>
    public bool LacksDay { get; init; }

    /// <summary>A colleague's help to the sender, told of or thanked for. Never logged as the sender's.</summary>
    public HelpReceived? Help { get; init; }
}

/// <summary>One thing that happened and that the sender did.</summary>
/// <param name="Customer">The company as written, without titles or particles; null when not said.</param>
/// <param name="Contact">The person as written with title; several joined with <c>、</c>.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Amount">The total in the currency's main unit; only deals, collections and quotes have one.</param>
/// <param name="Currency">ISO 4217, null without an amount.</param>
/// <param name="Date">The day it happened.</param>
sealed record LoggedEvent(
    EntryKind Kind, string? Customer, string? Contact, int Count, decimal? Amount, string? Currency, DateOnly Date);

/// <summary>What a question asks about.</summary>
enum Metric
{
    Target,
    Revenue,
    Deals,
    Collections,
    Quotes,
    Visits,
    Customers,
    Followups,
    Complaints,
    Assists,
    Kpi,
    Score,
    Bonus,
    RequiredRate,
    All,
}

/// <summary>Days, both inclusive.</summary>
readonly record struct DayRange(DateOnly From, DateOnly To);

/// <summary>Whose numbers: the sender's, the team's, or a named colleague's.</summary>
readonly record struct Subject(SubjectKind Kind, string? Name)
{
    public static Subject Me { get; } = new(SubjectKind.Me, null);

    public static Subject Team { get; } = new(SubjectKind.Team, null);

    public static Subject Colleague(string name) => new(SubjectKind.Colleague, name);
}

enum SubjectKind
{
    Me,
    Team,
    Colleague,
}

sealed record Question(Metric? Metric, DayRange? Period, Subject Subject, string? Customer = null);

enum FixField
{
    Amount,
    Customer,
    Contact,
    Date,
    Count,
    Kind,
}

/// <summary>Which earlier entry is meant and what changes in it. For an undo <see cref="Field"/> and the values are null.</summary>
sealed record Fix(EntryKind? Kind, string? Customer, DateOnly? Date, FixField? Field, FixValue? Old, FixValue? New);

/// <summary>A value of the field that a <see cref="Fix"/> names; exactly the member that fits it is set.</summary>
sealed record FixValue(string? Text = null, decimal? Number = null, DateOnly? Date = null, EntryKind? Kind = null);

sealed record PeerRating(string Who, int Score, string? Reason);

/// <summary>A target stated or changed; exactly one of value, delta and percent is set.</summary>
sealed record TargetChange(
    string? Who, Metric Metric, DayRange? Period, decimal? Value, decimal? Delta, decimal? Percent, string? Reason)
{
    /// <summary>The stretch target said beside the base: 目标3000万，激励3600万. In the unit of <see cref="Value"/>.</summary>
    public decimal? Stretch { get; init; }
}

/// <summary>Something to be done later.</summary>
/// <param name="Day">The day said, today or later; null when none was said. A weekday or a day of the month is the next one.</param>
/// <param name="Time">The local time of that day; null when none was said.</param>
/// <param name="Customer">As written; null when not said.</param>
/// <param name="Contact">As written with title; several joined with <c>、</c>.</param>
/// <param name="What">What is to be done, in the sender's words without the day; never empty.</param>
sealed record Reminder(DateOnly? Day, TimeOnly? Time, string? Customer, string? Contact, string What);

/// <param name="Who">The colleague who helped, as written.</param>
/// <param name="What">With what, in the sender's words; null when not said.</param>
sealed record HelpReceived(string Who, string? What);
