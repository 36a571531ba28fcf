using Dengta.Domain.Basics;

namespace Dengta.Domain.Ratings;

/// <summary>A round in each cycle, which ends with the cycle so that it counts in it.</summary>
/// <param name="Cycle">Month, quarter or half-year.</param>
/// <param name="Days">How long a round is open.</param>
public sealed record RoundSchedule(PeriodKind Cycle, int Days)
{
    public const int UsualDays = 10;

    /// <summary>So long before it opens operations see who is asked about whom.</summary>
    const int DaysAhead = 3;

    /// <summary>Nobody can be expected to answer in less.</summary>
    const int FewestDays = 3;

    /// <summary>The round of the cycle that holds the day, if its draft is due; late where no clock ran, but not too late to answer.</summary>
    public (DateOnly Opens, DateOnly Closes)? DueOn(DateOnly today)
    {
        var closes = CycleOf(today).LastDay;
        var opens = closes.AddDays(1 - Days);
        if (today < opens.AddDays(-DaysAhead)) return null;
        if (today >= opens) opens = today.AddDays(1);
        return closes.DayNumber - opens.DayNumber + 1 >= FewestDays ? (opens, closes) : null;
    }

    public string Say(Language language) => Cycle switch
    {
        PeriodKind.Month => language.Pick("每月", "every month"),
        PeriodKind.Quarter => language.Pick("每季度", "every quarter"),
        _ => language.Pick("每半年", "every half-year"),
    };

    public static PeriodKind? Find(string? cycle) => cycle switch
    {
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        "half" => PeriodKind.Half,
        _ => null,
    };

    Period CycleOf(DateOnly day) => Cycle switch
    {
        PeriodKind.Month => Period.Month(day),
        PeriodKind.Quarter => Period.Quarter(day),
        _ => Period.Half(day),
    };
}
