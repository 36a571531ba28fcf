using Dengta.Domain.Basics;

namespace Dengta.Domain.Reviews;

/// <summary>A unit with everything below it, in the company's review.</summary>
/// <param name="Revenue">Signed in the month that the day before the review belongs to, so far.</param>
/// <param name="Base">The sum of its people's targets of that month; null where nobody has one.</param>
/// <param name="LastWeek">Signed in the week before the review's.</param>
public sealed record UnitWeek(string Name, string NameEn, decimal Revenue, decimal? Base, decimal LastWeek)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}
