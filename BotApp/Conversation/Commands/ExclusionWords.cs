using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>"不要给张伟发日志提醒", "exclude Zhang Wei from log reminders": always with the name of a kind of push, which no log has.</summary>
static partial class ExclusionWords
{
    const string ChineseKinds = "(?<kind>周复盘|公司周览|送达报告|周记|日志提醒|跟进提醒|里程碑祝贺|调整窗口提醒|所有推送|全部推送|所有提醒|全部提醒)";
    const string EnglishKinds = "(?<kind>weekly review|company review|delivery report|week note|log reminder|follow-up reminder|milestone praise|adjustment window reminder|all pushes|all reminder|everything)s?";

    /// <param name="text">In lower case.</param>
    public static Said.Press? Read(string text)
    {
        if (text.Length > 100) return null;
        if (Adds().Match(text) is { Success: true } add) return Pressed("add", add);
        return Ends().Match(text) is { Success: true } end ? Pressed("end", end) : null;
    }

    // Whoever speaks of themselves has settings of their own.
    static Said.Press? Pressed(string what, Match m) => m.Groups["who"].Value.Trim() switch
    {
        "我" or "me" or "" => null,
        var who => Said.Pressed("exclude", ("do", what), ("name", who), ("kind", m.Groups["kind"].Success ? KindOf(m.Groups["kind"].Value) : "any")),
    };

    static string KindOf(string said) =>
        Enum.GetValues<PushKind>().Where(k => said == k.Name(Language.Chinese) || said == k.Name(Language.English)).Select(k => k.Stored()).FirstOrDefault("all");

    [GeneratedRegex(@"^((以后|今后)?(不要|不再|不用|别|停止)(再)?给\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*(再)?发(送)?" + ChineseKinds + @"了?|停发\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*的" + ChineseKinds + @"|(?<who>[\p{L}0-9· ]{1,20}?)不(再)?发" + ChineseKinds + @"|把\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*(从" + ChineseKinds + @"(中|里)?排除|排除在" + ChineseKinds + @"(之外|外))|(please )?exclude (?<who>[\p{L}0-9 .'-]{1,40}?) from (the )?" + EnglishKinds + @"|(please )?(stop sending|do not send|don't send) (?<who>[\p{L}0-9 .'-]{1,40}?) (the |any )?" + EnglishKinds + ")$", RegexOptions.ExplicitCapture)]
    private static partial Regex Adds();

    [GeneratedRegex(@"^((恢复|继续|重新)给\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*发(送)?" + ChineseKinds + @"|恢复\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*的" + ChineseKinds + @"|把\s*(?<who>[\p{L}0-9· ]{1,20}?)\s*(移出|移除)(推送)?排除名单|(please )?take (?<who>[\p{L}0-9 .'-]{1,40}?) off the exclusion list|(please )?(resume|send) " + EnglishKinds + @" (for|to) (?<who>[\p{L}0-9 .'-]{1,40}?)( again)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();
}
