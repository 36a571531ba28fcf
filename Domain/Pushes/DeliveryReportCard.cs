using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Pushes;

/// <summary>What did not arrive in a week, why, and what to do about it.</summary>
public static class DeliveryReportCard
{
    const int Most = 15;

    public static Card Of(IReadOnlyList<Undelivered> missed, Language language) => new(
        language, language.Pick($"上周有 {missed.Count} 条推送没有送达", missed.Count == 1 ? "1 push did not arrive last week" : $"{missed.Count} pushes did not arrive last week"),
        [
            .. missed.GroupBy(m => Why(m, language)).OrderByDescending(g => g.Count()).SelectMany(g => Group(g.Key, [.. g], language)),
        ]);

    static IEnumerable<CardPart> Group(string why, Undelivered[] missed, Language language)
    {
        yield return new Heading($"{why}{language.Pick($"({missed.Length})", $" ({missed.Length})")}");
        var people = missed.DistinctBy(m => m.Member).Select(m => language.Pick(m.Name, m.NameEn)).ToArray();
        var more = people.Length > Most ? language.Pick($" 等 {people.Length} 人", $" and {people.Length - Most} more") : "";
        yield return new Line(string.Join(language.Pick("、", ", "), people.Take(Most)) + more);
    }

    static string Why(Undelivered missed, Language language) => missed.Reason switch
    {
        "failed" => language.Pick("生成时出错:看日志,通常是设置损坏", "Could not be made: see the log; settings may be damaged"),
        "too late" => language.Pick("停机太久,已过时效", "The clock was down for too long"),
        _ when missed.MayHaveArrived => language.Pick($"渠道没有回音,可能已到({missed.Reason}):问一下本人", $"No answer from the channel, may have arrived ({missed.Reason}): ask them"),
        _ when IsAboutAddress(missed.Reason) && missed.IsReachedAgain => language.Pick("当时没有可用的会话,现在又能收到了:不用处理", "Had no chat then, and has one again: nothing to do"),
        "no chat" => language.Pick("从没和灯塔聊过:请他们发一句「你好」", "Have never written to Dengta: ask them to say hello once"),
        "closed chat" => language.Pick("会话已关闭:请他们重新添加灯塔,发一句「你好」", "Their chat is closed: ask them to add Dengta again and say hello"),
        _ when IsAboutAddress(missed.Reason) => language.Pick(
            $"会话已失效({missed.Reason}):请他们重新添加灯塔,发一句「你好」", $"Their chat no longer works ({missed.Reason}): ask them to add Dengta again and say hello"),
        _ => language.Pick($"渠道拒收({missed.Reason}):看日志", $"Refused by the channel ({missed.Reason}): see the log"),
    };

    // Channels answer in the numbers of HTTP: forbidden and not found are said of a chat.
    static bool IsAboutAddress(string reason) =>
        reason is "no chat" or "closed chat" || reason.StartsWith("403", StringComparison.Ordinal) || reason.StartsWith("404", StringComparison.Ordinal);
}
