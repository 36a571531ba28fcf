using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>One of the three things that are rated, with a sentence for each score from 1 to 5.</summary>
public sealed record RatingItem(string Key, string Name, string NameEn, ImmutableArray<string> Anchors, ImmutableArray<string> AnchorsEn)
{
    public static ImmutableArray<RatingItem> All { get; } =
    [
        new("project", "项目协作", "Project work",
            ["约好的事常常没做", "要催才做", "按时做完自己那份", "会主动对齐进度", "别人卡住时补位,项目因此成了"],
            ["often leaves agreed work undone", "needs to be chased", "does their part in time", "keeps others up to date unasked", "steps in where others are stuck"]),
        new("sharing", "资料共享", "Sharing what one knows",
            ["问了也不给", "给得晚或不全", "问到就给", "会主动分享有用的", "整理成大家都能用的"],
            ["keeps it even when asked", "late or in parts", "gives it when asked", "shares useful things unasked", "prepares it for everybody"]),
        new("helping", "帮助同事", "Helping colleagues",
            ["求助没有回应", "勉强帮一点", "力所能及会帮", "常常主动帮", "放下手头的事来帮,解决了问题"],
            ["does not respond", "helps a little, reluctantly", "helps where it is easy", "often offers help", "drops their own work and solves it"]),
    ];

    /// <summary>A choice that is left alone means the button tapped.</summary>
    public ChoiceInput Ask(Language language) => new(
        Key, language.Pick(Name, NameEn),
        [
            new(language.Pick("和总的一样", "same as the button"), ""),
            .. Enumerable.Range(1, 5).Reverse().Select(s => new Choice($"{s} · {language.Pick(Anchors[s - 1], AnchorsEn[s - 1])}", $"{s}")),
        ])
    { IsScale = true };
}
