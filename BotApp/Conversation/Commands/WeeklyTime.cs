using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A weekday and a time in words: "把周报改到周一8点半", "move my weekly review to Tuesday 8:30".</summary>
static partial class WeeklyTime
{
    const string ChineseDays = "日一二三四五六";

    static readonly string[] EnglishDays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <param name="text">In lower case.</param>
    public static LocalSlot? Read(string text)
    {
        if (text.Length > 60) return null;
        if (InChinese().Match(text) is { Success: true } zh)
            return Slot(ChineseDays.IndexOf(zh.Groups["day"].Value.Replace('天', '日'), StringComparison.Ordinal), zh, zh.Groups["part"].Value is "下午" or "晚上");
        if (InEnglish().Match(text) is { Success: true } en)
            return Slot(Array.IndexOf(EnglishDays, en.Groups["day"].Value), en, en.Groups["part"].Value == "pm");
        return null;
    }

    public static string Say(LocalSlot slot, Language language)
    {
        var at = slot.At.ToString("H:mm", CultureInfo.InvariantCulture);
        return slot.Day is { } day
            ? language.Pick($"每周{ChineseDays[(int)day]} {at}", $"{char.ToUpperInvariant(EnglishDays[(int)day][0])}{EnglishDays[(int)day][1..]} {at}")
            : language.Pick($"工作日 {at}", $"working days {at}");
    }

    static LocalSlot? Slot(int day, Match match, bool afternoon)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["half"].Success ? 30 : match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (afternoon && hour < 12) hour += 12;
        return hour <= 23 && minute <= 59 ? new LocalSlot((DayOfWeek)day, new TimeOnly(hour, minute)) : null;
    }

    [GeneratedRegex("^(请)?把?(我的)?(周报|周复盘|复盘)(时间)?(改到|改成|调到|换到)(每?(周|星期))(?<day>[一二三四五六日天])(?<part>上午|早上|下午|晚上)?(?<hour>[0-9]{1,2})(点|:|:)((?<half>半)|(?<minute>[0-9]{2})分?)?$")]
    private static partial Regex InChinese();

    [GeneratedRegex("^(please )?(move|change|set) (my |the )?(weekly )?(review|report) to (?<day>sunday|monday|tuesday|wednesday|thursday|friday|saturday)s?( at)? (?<hour>[0-9]{1,2})(:(?<minute>[0-9]{2}))? ?(?<part>am|pm)?$")]
    private static partial Regex InEnglish();
}
