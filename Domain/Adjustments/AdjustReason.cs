using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Adjustments;

/// <summary>Why a target changes.</summary>
/// <param name="Code">As kept with the versions.</param>
public sealed record AdjustReason(string Code, string Name, string NameEn)
{
    /// <summary>The list of a tenant that has none of its own.</summary>
    public static ImmutableArray<AdjustReason> Usual { get; } =
    [
        new("market", "市场需求变化", "Market demand"),
        new("price", "价格调整", "Price change"),
        new("organisation", "组织变动", "Reorganisation"),
        new("leave", "休假", "Leave"),
        new("other", "其他", "Other"),
    ];

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>The reason that people's own words name; null where they name none of the list.</summary>
    public static AdjustReason? In(IEnumerable<AdjustReason> reasons, string? words) =>
        words is null ? null : reasons.FirstOrDefault(r => IsNamed(r, words));

    static bool IsNamed(AdjustReason reason, string words) =>
        words.Contains(reason.Name, StringComparison.OrdinalIgnoreCase) || words.Contains(reason.NameEn, StringComparison.OrdinalIgnoreCase)
        || Hints(reason.Code).Any(h => words.Contains(h, StringComparison.OrdinalIgnoreCase));

    static string[] Hints(string code) => code switch
    {
        "market" => ["市场", "需求", "market", "demand"],
        "price" => ["价格", "涨价", "降价", "price", "pricing"],
        "organisation" => ["组织", "调岗", "转岗", "合并", "reorg", "moved"],
        "leave" => ["休", "假", "leave", "holiday", "vacation", "sick"],
        _ => [],
    };
}
