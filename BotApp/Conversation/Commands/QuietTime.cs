using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Quiet hours in words: "免打扰时间改到晚上10点到7点半", "quiet hours 10 pm to 7:30 am".</summary>
static partial class QuietTime
{
    /// <param name="text">In lower case.</param>
    /// <param name="isCompany">Whether the company's are meant rather than one's own.</param>
    public static QuietHours? Read(string text, out bool isCompany)
    {
        isCompany = false;
        if (text.Length > 60) return null;
        var match = InChinese().Match(text) is { Success: true } zh ? zh : InEnglish().Match(text);
        if (!match.Success || Time(match, "from") is not { } from || Time(match, "until") is not { } until) return null;
        isCompany = match.Groups["company"].Success;
        return new(from, until);
    }

    /// <summary>A time as it is typed into a field: 22:00, 22, 7:30.</summary>
    public static TimeOnly? Field(string? text) =>
        TimeOnly.TryParseExact(text?.Trim().Replace('：', ':'), ["H:mm", "HH:mm", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    static TimeOnly? Time(Match match, string end)
    {
        var (hour, part) = (Number(match.Groups[$"{end}hour"]), match.Groups[$"{end}part"].Value);
        var minute = match.Groups[$"{end}half"].Success ? 30 : Number(match.Groups[$"{end}minute"]);
        if (part is "am" or "晚上" or "晚" && hour == 12) hour = 0;
        else if (part is "下午" or "晚上" or "晚" or "pm" && hour < 12) hour += 12;
        return hour <= 23 && minute <= 59 ? new TimeOnly(hour, minute) : null;
    }

    static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<company>公司|全公司)的?|我的)?(免打扰|勿扰|静默)(时间|时段)?\s*(改到|改成|改为|设为|设成|设置为|从|是|:|：)?\s*(?<frompart>早上|上午|下午|晚上|晚)?(?<fromhour>[0-9]{1,2})(点((?<fromhalf>半)|(?<fromminute>[0-9]{2})分?)?|[:：](?<fromminute>[0-9]{2}))?\s*(到|至|-|–|~)\s*(第二天|次日)?(?<untilpart>早上|上午|下午|晚上|晚)?(?<untilhour>[0-9]{1,2})(点((?<untilhalf>半)|(?<untilminute>[0-9]{2})分?)?|[:：](?<untilminute>[0-9]{2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex InChinese();

    [GeneratedRegex(@"^(set )?(my |the )?(?<company>company('s)? )?quiet hours( to| from| are|:)? (?<fromhour>[0-9]{1,2})(:(?<fromminute>[0-9]{2}))? ?(?<frompart>am|pm)? ?(to|until|-|–) ?(?<untilhour>[0-9]{1,2})(:(?<untilminute>[0-9]{2}))? ?(?<untilpart>am|pm)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex InEnglish();
}
