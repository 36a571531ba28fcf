using Dengta.Domain.Basics;

namespace Dengta.Domain.Pushes;

/// <summary>A person, or everybody in a unit and below, whom operators keep from a kind of push.</summary>
/// <param name="Unit">Set where <paramref name="Member"/> is not.</param>
/// <param name="Kind">Null for every kind.</param>
/// <param name="By">Who decided it.</param>
public sealed record Exclusion(ExclusionId Id, MemberId? Member, UnitId? Unit, string Name, string NameEn, PushKind? Kind, string By, string ByEn)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    public string KindIn(Language language) => NameOf(Kind, language);

    public static string NameOf(PushKind? kind, Language language) => kind?.Name(language) ?? language.Pick("所有推送", "all pushes");
}

public readonly record struct ExclusionId(long Value);
