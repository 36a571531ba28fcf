using Dengta.Domain.Basics;

namespace Dengta.Domain.Surveys;

/// <summary>What a customer answered, behind a seller's score.</summary>
/// <param name="Remark">May be empty.</param>
/// <param name="Deal">What the deal that was asked about is worth.</param>
public sealed record GivenAnswer(DateOnly Day, int Rating, string Remark, string CustomerName, Money Deal, DateOnly SignedOn)
{
    /// <summary><c>11月21日 周六 · 小米 · 4/5 · 签单 12万(11月20日 周五)</c>, and what the customer wrote.</summary>
    public string Say(Language language, DateOnly today) =>
        FormattableString.Invariant($"{Day.Say(language, today)} · {CustomerName} · {Rating}/{SurveyAnswer.Highest} · ")
        + language.Pick($"签单 {Deal.Say(language)}({SignedOn.Say(language, today)})", $"deal of {Deal.Say(language)} ({SignedOn.Say(language, today)})")
        + (Remark.Length > 0 ? $"\n「{Remark}」" : "");
}
