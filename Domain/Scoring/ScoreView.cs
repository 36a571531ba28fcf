using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>How a scorecard is shown: in which language and money, and as of when.</summary>
/// <param name="Local">When it was read, in the tenant's zone.</param>
/// <param name="Pace">The share of the period's working days that have passed, 0 to 1.</param>
public sealed record ScoreView(Language Language, string Currency, DateTimeOffset Local, decimal Pace)
{
    public DateOnly Today => DateOnly.FromDateTime(Local.DateTime);

    public static ScoreView Of(Language language, string currency, DateTimeOffset local, Period period, WorkCalendar calendar)
    {
        var today = DateOnly.FromDateTime(local.DateTime);
        var until = today < period.Start ? period.Start : today > period.End ? period.End : today;
        var all = calendar.WorkingDays(period.Start, period.End);
        return new(language, currency, local, all == 0 ? 1 : (decimal)calendar.WorkingDays(period.Start, until) / all);
    }

    public string Pick(string zh, string en) => Language.Pick(zh, en);
}
