using Dengta.Domain.Basics;
using Dengta.Domain.Duties;

namespace Dengta.Domain.Reviews;

/// <summary>What a manager is to know about a team at the start of a week.</summary>
/// <param name="Reader">Whose review it is; their own figures count, but they need no telling about themselves.</param>
/// <param name="Day">The day of the review; it looks at the days before.</param>
/// <param name="Month">The month that the day before belongs to.</param>
/// <param name="Sums">The team's signed amounts by day, over a year.</param>
public sealed record TeamReview(
    MemberId Reader, UnitId Unit, string Name, string NameEn, DateOnly Day, Period Month, DailySums Sums, IReadOnlyList<PersonWeek> People,
    IReadOnlyList<Win> Wins, IReadOnlyList<Duty> Duties, Forecast? Forecast)
{
    /// <summary>What customers answered in the month so far.</summary>
    public TeamAnswers Answers { get; init; }

    /// <summary>The team's visits by day, over 13 weeks.</summary>
    public DailySums Visits { get; init; } = new(default, []);

    /// <summary>The team's, over 13 weeks.</summary>
    public Steps Steps { get; init; }

    /// <summary>The month's targets added up as every question adds them, those of people who have left meanwhile among them; null where nobody has one.</summary>
    public decimal? Base { get; init; }

    /// <summary>People without a stretch count with their base.</summary>
    public decimal? Stretch { get; init; }

    /// <summary>The week before the review's.</summary>
    public Period Week => Period.Week(Day.AddDays(-7));

    /// <summary>The first day of the month that is not over yet, or the month's end.</summary>
    public DateOnly Until => Day < Month.End ? Day : Month.End;

    public decimal Revenue => Sums.Between(Month.Start, Month.End);

    public IEnumerable<PersonWeek> Others => People.Where(p => p.Id != Reader);

    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>One person's figures for a review.</summary>
/// <param name="Revenue">Signed in the month so far.</param>
/// <param name="Base">Of the month; null without a target.</param>
/// <param name="Visits">In the week before the review.</param>
/// <param name="UsualVisits">A week, over the four weeks before that.</param>
/// <param name="Steps">Over the last 13 weeks.</param>
/// <param name="LastLogged">The newest day with an entry; null for more than 13 weeks ago.</param>
/// <param name="Note">What the rep wrote about that week; null where nothing came.</param>
/// <param name="Overdue">Follow-ups past their day.</param>
/// <param name="IsSparedLog">Away in the week before, kept from the reminder to log, new since, or no rep: that nothing was logged says nothing.</param>
/// <param name="IsSparedNote">Not asked for a note: no rep yet on the Friday, away on it, or kept from the card that asks.</param>
public sealed record PersonWeek(
    MemberId Id, string Name, string NameEn, DateOnly Joined, decimal Revenue, decimal? Base, decimal? Stretch,
    decimal Visits, decimal UsualVisits, Steps Steps, DateOnly? LastLogged, SentNote? Note, int Overdue, bool IsSparedLog, bool IsSparedNote)
{
    /// <summary>Whether anything is logged for a day of the week before the review.</summary>
    public bool LoggedInWeek { get; init; }

    /// <summary>About the week before that one, where it came after the card that it was meant for.</summary>
    public SentNote? Belated { get; init; }

    /// <summary>How fast service requests were answered in the week before the review; null where there were none.</summary>
    public ServiceWeek? Service { get; init; }

    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>Customers' answers about a team's deals.</summary>
/// <param name="Given">In the month, whenever the deal was signed.</param>
/// <param name="Total">Sum of their ratings.</param>
/// <param name="Deals">Signed in the month; of these so many were <paramref name="Answered"/>.</param>
public readonly record struct TeamAnswers(int Given, int Total, int Deals, int Answered)
{
    /// <summary>Of fewer a mean says nothing.</summary>
    public const int Fewest = 5;

    /// <summary>On 1 to 5; null below <see cref="Fewest"/>.</summary>
    public decimal? Mean => Given < Fewest ? null : (decimal)Total / Given;
}

/// <summary>The way from a visit to a deal.</summary>
public readonly record struct Steps(decimal Visits, decimal Quotes, decimal Deals);

/// <summary>A rep's words about a week; both may be empty: there was nothing to add.</summary>
public sealed record WeekNote(string Blockers, string Plans)
{
    public bool IsEmpty => Blockers.Length == 0 && Plans.Length == 0;
}

/// <summary>A note as it reached the manager.</summary>
/// <param name="Monday">Of the week that it is about.</param>
/// <param name="SentOn">The day, where its writer lives.</param>
public sealed record SentNote(WeekNote Said, DateOnly Monday, DateOnly SentOn)
{
    /// <summary>Until Sunday it is in time.</summary>
    public bool IsLate => SentOn >= Monday.AddDays(7);
}

/// <summary>Service requests as the indicator of the response time counts them: answered in the week, or open at its end.</summary>
/// <param name="Minutes">The median, in working minutes.</param>
/// <param name="Requests">Of so many.</param>
public readonly record struct ServiceWeek(decimal Minutes, decimal Requests)
{
    /// <summary>Up to this an answer is prompt: the goal of the ready-made scheme for services.</summary>
    public const decimal Prompt = 30;

    /// <summary>From here on that scheme gives no points.</summary>
    public const decimal Slow = 120;

    public decimal Hours => Minutes / 60;

    /// <summary>A team's: the people's weighted by their requests, as the indicator rolls up; null without any.</summary>
    public static ServiceWeek? Of(IEnumerable<ServiceWeek> people)
    {
        var (minutes, requests) = people.Aggregate((Minutes: 0m, Requests: 0m), (sum, p) => (sum.Minutes + p.Minutes * p.Requests, sum.Requests + p.Requests));
        return requests == 0 ? null : new(minutes / requests, requests);
    }
}

/// <summary>A deal of the week.</summary>
public sealed record Win(string Name, string NameEn, string? Customer, Money Amount);
