using Dengta.Domain.Basics;

namespace Dengta.Domain.Surveys;

/// <summary>What customers said of one seller in a period, and of how many deals it was asked.</summary>
/// <param name="Answers">Given in the period, whenever the deal was signed.</param>
/// <param name="Total">Sum of their ratings.</param>
/// <param name="Happy">Those of 4 and 5: the share of these is what other houses call CSAT.</param>
/// <param name="Deals">Signed in the period; of these <paramref name="Asked"/> have been asked about and <paramref name="Answered"/> answered.</param>
/// <param name="Refused">Of those asked about, whose e-mail was refused and which the seller was given to pass on; answered or not.</param>
public sealed record SellerAnswers(
    MemberId Id, string Name, string NameEn, UnitId Unit, int Answers, int Total, int Happy, int Deals, int Asked, int Answered, int Refused)
{
    /// <summary>Several sellers together: a team's mean is that of its answers.</summary>
    public static SellerAnswers Sum(IEnumerable<SellerAnswers> sellers) => sellers.Aggregate(
        new SellerAnswers(default, "", "", default, 0, 0, 0, 0, 0, 0, 0),
        (a, b) => a with
        {
            Answers = a.Answers + b.Answers,
            Total = a.Total + b.Total,
            Happy = a.Happy + b.Happy,
            Deals = a.Deals + b.Deals,
            Asked = a.Asked + b.Asked,
            Answered = a.Answered + b.Answered,
            Refused = a.Refused + b.Refused,
        });

    /// <summary>Mean of rating / max × 100; null without an answer.</summary>
    public decimal? Mean => Answers == 0 ? null : (decimal)Total / Answers * Satisfaction.PerRating;
}

/// <summary>The score of the indicator <c>satisfaction</c>, 20 to 100.</summary>
public static class Satisfaction
{
    /// <summary>Fewer answers than these do not stand alone.</summary>
    public const int FewestAlone = 5;

    /// <summary>Points of one step on the scale of 1 to 5.</summary>
    public const decimal PerRating = 100m / SurveyAnswer.Highest;

    // So many answers at the team's mean are added to a few of one's own.
    const int Weight = 5;

    /// <summary>
    /// The mean; with n below <see cref="FewestAlone"/> shrunk to the team's: (5 × team mean + Σ) / (5 + n). Null, which is missing and not
    /// zero, without an answer.
    /// </summary>
    /// <param name="team">The mean of all answers of the seller's unit, the own ones among them.</param>
    public static decimal? Of(SellerAnswers seller, decimal team) =>
        seller.Answers is 0 or >= FewestAlone ? seller.Mean : (Weight * team + seller.Total * PerRating) / (Weight + seller.Answers);
}
