using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>Whose a scheme becomes: one person's, a unit's, or that of roles.</summary>
/// <param name="Roles">Empty where it is a unit's or a person's.</param>
public sealed record SchemeOwner(string Name, string NameEn, MemberId? Member, UnitId? Unit, ImmutableArray<Role> Roles)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>The roles it is written down for, one by one; none of them where it is a unit's or a person's.</summary>
    public IEnumerable<Role?> Each => Roles.IsEmpty ? [null] : Roles.Cast<Role?>();
}

/// <summary>What people are appraised by as it is to be.</summary>
/// <param name="To">The version to come, with the day from which it holds.</param>
/// <param name="Before">By what most of those affected are appraised until then; null where they have no scheme yet.</param>
/// <param name="OldUse">The last decision about whose scheme it is, when the change was planned; null where there was none.</param>
public sealed record SchemeChange(Scheme To, SchemeOwner Owner, Scheme? Before, long? OldUse);
