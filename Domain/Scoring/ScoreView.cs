using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.Domain.Scoring;

/// <summary>How a scorecard is shown: in which language and money, and as of when.</summary>
/// <param name="Local">When it was read, in the tenant's zone.</param>
/// <param name="Zone">The tenant's zone.</param>
/// <param name="Pace">The share of the period's working days that have passed, 0 to 1.</param>
public sealed record ScoreView(Language Language, string Currency, DateTimeOffset Local, TimeZoneInfo Zone, decimal Pace)
{
    public DateOnly Today => DateOnly.FromDateTime(Local.DateTime);

    public static ScoreView Of(Language language, Tenant tenant, DateTimeOffset now, Period period)
    {
        var (local, calendar) = (TimeZoneInfo.ConvertTime(now, tenant.Zone), tenant.Calendar);
        var today = DateOnly.FromDateTime(local.DateTime);
        var until = today < period.Start ? period.Start : today > period.End ? period.End : today;
        var all = calendar.WorkingDays(period.Start, period.End);
        return new(language, tenant.Currency, local, tenant.Zone, all == 0 ? 1 : (decimal)calendar.WorkingDays(period.Start, until) / all);
    }

    public string Pick(string zh, string en) => Language.Pick(zh, en);
}
