using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>How people ask for it: 客户满意度怎么样, 李雷的客户满意度怎么样, "my customer satisfaction last month".</summary>
static partial class SatisfactionWords
{
    public static Said.Press? Read(string text, DateOnly today)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Chinese(), ChineseNamed(), English()])
            if (pattern.Match(text) is { Success: true } said)
                return Asked(said, today);
        return null;
    }

    static Said.Press Asked(Match said, DateOnly today)
    {
        var isLast = said.Value.Contains("上月", StringComparison.Ordinal) || said.Value.Contains("上个月", StringComparison.Ordinal)
            || said.Value.EndsWith("last month", StringComparison.Ordinal);
        var day = isLast ? Period.Month(today).Start.AddDays(-1) : today;
        var whose = said.Groups["who"].Success ? ("who", said.Groups["who"].Value) : ("of", said.Groups["team"].Success ? "team" : said.Groups["me"].Success ? "me" : "");
        return Said.Pressed("satisfaction", ("day", $"{day:yyyy-MM-dd}"), whose);
    }

    [GeneratedRegex(@"^(这个月|本月|上个?月)?((?<me>我自己|我|本人)|(?<team>我的团队|我们团队|我们组|我们|团队))?的?(这个月|本月|上个?月)?的?(客户)?满意度(怎么样|如何|是多少|多少分?|咋样)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Chinese();

    // With a name it must be a question: 回访中兴的客户满意度 may be something done.
    [GeneratedRegex(@"^(这个月|本月|上个?月)?(?<who>[\p{IsCJKUnifiedIdeographs}]{2,10})的(这个月|本月|上个?月)?的?(客户)?满意度(怎么样|如何|是多少|多少分?|咋样)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ChineseNamed();

    [GeneratedRegex(@"^(how is |how's |what is |show )?((?<me>my )|(?<team>our |team |our team's |my team's |the team's )|the |(?<who>[a-z][a-z .-]{0,40})'s )?customer satisfaction( this month| last month)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex English();
}
