using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Pushes;

/// <summary>What did not arrive in a week, why, and what to do about it.</summary>
public static class DeliveryReportCard
{
    const int Most = 15;

    public static Card Of(IReadOnlyList<Undelivered> missed, Language language) => new(
        language, language.Pick($"上周有 {missed.Count} 条推送没有送达", $"{missed.Count} pushes did not arrive last week"),
        [
            .. missed.GroupBy(m => m.Reason).OrderByDescending(g => g.Count()).SelectMany(g => Group(g.Key, [.. g], language)),
        ]);

    static IEnumerable<CardPart> Group(string reason, Undelivered[] missed, Language language)
    {
        yield return new Heading($"{Why(reason, language)}{language.Pick($"({missed.Length})", $" ({missed.Length})")}");
        var people = missed.DistinctBy(m => m.Member).Select(m => language.Pick(m.Name, m.NameEn)).ToArray();
        var more = people.Length > Most ? language.Pick($" 等 {people.Length} 人", $" and {people.Length - Most} more") : "";
        yield return new Line(string.Join(language.Pick("、", ", "), people.Take(Most)) + more);
    }

    static string Why(string reason, Language language) => reason switch
    {
        "no chat" => language.Pick("从没和灯塔聊过:请他们发一句「你好」", "Have never written to Dengta: ask them to say hello once"),
        "failed" => language.Pick("生成时出错:看日志,通常是设置损坏", "Could not be made: see the log; settings may be damaged"),
        "too late" => language.Pick("停机太久,已过时效", "The clock was down for too long"),
        _ => language.Pick($"渠道拒收:{reason}", $"Refused by the channel: {reason}"),
    };
}
