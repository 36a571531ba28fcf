namespace Dengta.Domain.Basics;

/// <summary>The languages a person may choose. Adding one makes every <see cref="Wording.Pick"/> that lacks it fail to compile.</summary>
public enum Language
{
    Chinese,
    English,
}

/// <summary>Chooses between the wordings of one sentence, which stand side by side where they are used.</summary>
public static class Wording
{
    public static string Pick(this Language language, string zh, string en) => language == Language.English ? en : zh;

    /// <summary>The IETF tag, as stored and as sent to channels: <c>zh-CN</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language == Language.English ? "en" : "zh-CN";

    /// <summary>Reads a tag or locale such as <c>en-US</c>; anything that is not English is Chinese.</summary>
    public static Language FromTag(string? tag) =>
        tag is not null && tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
}
