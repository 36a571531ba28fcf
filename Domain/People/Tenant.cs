using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>One company with its time, money and rules.</summary>
/// <param name="Zone">Decides which day it is.</param>
/// <param name="Currency">ISO 4217; targets in money are in it.</param>
/// <param name="DealLimit">A deal above this many units of the currency asks for one tap before it counts.</param>
/// <param name="ShowsRanking">Whether people may see who is first.</param>
public sealed record Tenant(
    TenantId Id, string Name, TimeZoneInfo Zone, string Currency, Language Language, decimal DealLimit, bool ShowsRanking, WorkCalendar Calendar)
{
    /// <summary>When the company's years begin: targets of a year, half or quarter go by it.</summary>
    public FiscalCalendar Fiscal { get; init; } = new(1);

    /// <summary>The company's calendar day at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment at which a calendar day of the company begins.</summary>
    public DateTimeOffset Since(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks skip midnight the day begins as much later.
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
