using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

public enum Role
{
    Rep,
    Manager,
    Director,
    Ops,
    Admin,
}

/// <summary>A person of the company.</summary>
/// <param name="Language">What the person chose; null as long as the bot answers in the language of the message.</param>
/// <param name="Manages">The topmost unit that this person answers for, if any: the root of what they may see.</param>
public sealed record Member(
    MemberId Id, string Name, string NameEn, UnitId Unit, string UnitName, string UnitNameEn, Role Role, Language? Language, UnitId? Manages)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>Sales operations see all numbers of the company.</summary>
    public bool SeesAll => Role == Role.Ops;
}
