using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>One row of a unit's view.</summary>
/// <param name="Own">A unit's own target of exactly this period, as its versions count; null where it has none, and for people.</param>
/// <param name="Versions">Of that, oldest first.</param>
/// <param name="People">The sum of people's months; null where nobody has any.</param>
/// <param name="Holder">The unit's manager.</param>
public sealed record UnitStanding(
    TargetOwner Owner, string Name, string NameEn, Goal? Own, IReadOnlyList<TargetVersion> Versions, decimal? People, decimal Actual,
    string? Holder, string? HolderEn)
{
    /// <summary>What counts as handed to this owner: the own target, or else what its people have.</summary>
    public decimal? Handed => Own?.Base ?? People;

    public string NameIn(Language language) => language.Pick(Name, NameEn);
}
