using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;

namespace Dengta.Domain.Scoring;

/// <summary>How a scorecard is shown: in which language and money, and as of when.</summary>
/// <param name="Local">When it was read, in the tenant's zone.</param>
/// <param name="Zone">The tenant's zone.</param>
/// <param name="Pace">The share of the period's working days that have passed, 0 to 1.</param>
public sealed record ScoreView(Language Language, string Currency, DateTimeOffset Local, TimeZoneInfo Zone, decimal Pace)
{
    /// <summary>How many customers' answers are behind the satisfaction of the one person that is shown; null where it is no matter.</summary>
    public int? Answers { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Local.DateTime);

    public static ScoreView Of(Language language, Tenant tenant, DateTimeOffset now, Period period)
    {
        var (local, calendar) = (TimeZoneInfo.ConvertTime(now, tenant.Zone), tenant.Calendar);
        var today = DateOnly.FromDateTime(local.DateTime);
        var until = today < period.Start ? period.Start : today > period.End ? period.End : today;
        var all = calendar.WorkingDays(period.Start, period.End);
        return new(language, tenant.Currency, local, tenant.Zone, all == 0 ? 1 : (decimal)calendar.WorkingDays(period.Start, until) / all);
    }

    /// <summary>Where a line stands; a mean of answers with how many they are.</summary>
    public string SayStanding(LineScore line) => line.SayStanding(Currency, Language) + SampleOf(line);

    /// <summary><c> n=3</c> after a mean of answers; nothing after anything else.</summary>
    public string SampleOf(LineScore line) =>
        Answers is { } n && line is { Line.Key: Indicator.Satisfaction, Actual: not null } ? string.Create(CultureInfo.InvariantCulture, $" n={n}") : "";

    public string Pick(string zh, string en) => Language.Pick(zh, en);
}
