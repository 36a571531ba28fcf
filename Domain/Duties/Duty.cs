using Dengta.Domain.Basics;

namespace Dengta.Domain.Duties;

/// <summary>Something that a person has to do until a moment; open until it is done or dropped.</summary>
/// <param name="Key">Names it for ever, e.g. <c>split:17</c>: whatever opens it a second time changes nothing.</param>
/// <param name="Kind">Which command it belongs to, e.g. <c>split</c>, <c>talk</c>.</param>
/// <param name="DueAt">When it is late: then the owner is reminded once, and a day later the one above is told.</param>
public sealed record NewDuty(string Key, string Kind, MemberId Owner, string What, string WhatEn, DateTimeOffset DueAt);

/// <param name="Outcome">What came of it, in the words of whoever settled it; null while it is open and where nothing was said.</param>
public sealed record Duty(
    DutyId Id, string Key, string Kind, MemberId Owner, string What, string WhatEn, DateTimeOffset DueAt, DutyState State, string? Outcome)
{
    public string WhatIn(Language language) => language.Pick(What, WhatEn);
}

public enum DutyState
{
    Open,
    Done,

    /// <summary>No longer asked for: withdrawn, or overtaken by events.</summary>
    Dropped,
}
