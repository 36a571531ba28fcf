using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>One of the things that are rated, with a sentence for each score from 1 to 5.</summary>
/// <param name="Key">Its place among those of a round.</param>
public sealed record RatingItem(string Key, string Name, string NameEn, ImmutableArray<string> Anchors, ImmutableArray<string> AnchorsEn)
{
    public const int Most = 3;
    public const int Longest = 20;
    public const int LongestAnchor = 60;

    /// <summary>What is asked unless operations say otherwise.</summary>
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

    /// <summary>An item of the company's own, in one language for everybody.</summary>
    public static RatingItem Own(string name, IEnumerable<string> anchors) => new("", name, name, [.. anchors], [.. anchors]);

    /// <summary>These items as those of a round, in this order.</summary>
    public static ImmutableArray<RatingItem> Chosen(IEnumerable<RatingItem> items) => [.. items.Zip(All, (item, place) => item with { Key = place.Key })];

    public static string? Write(ImmutableArray<RatingItem>? items) => items is { } own ? JsonSerializer.Serialize(own, RatingItemJson.Default.ImmutableArrayRatingItem) : null;

    public static ImmutableArray<RatingItem> Read(string json) => JsonSerializer.Deserialize(json, RatingItemJson.Default.ImmutableArrayRatingItem);

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    public ImmutableArray<string> AnchorsIn(Language language) => language == Language.Chinese ? Anchors : AnchorsEn;

    public bool IsCalled(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase) || NameEn.Equals(name, StringComparison.OrdinalIgnoreCase)
        || name.Length >= 4 && NameEn.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A choice that is left alone means the button tapped.</summary>
    public ChoiceInput Ask(Language language) => new(
        Key, NameIn(language),
        [
            new(language.Pick("和总的一样", "same as the button"), ""),
            .. Enumerable.Range(1, 5).Reverse().Select(s => new Choice($"{s} · {AnchorsIn(language)[s - 1]}", $"{s}")),
        ])
    { IsScale = true };
}

[JsonSerializable(typeof(ImmutableArray<RatingItem>))]
sealed partial class RatingItemJson : JsonSerializerContext;
