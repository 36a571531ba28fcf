using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// What people say to divide a target: 按去年季节拆到月, 按 3:2:1 拆给下面,取整到千; "split it by headcount among the team", "split it evenly over
/// months, to the thousand". What a button brings back of it is read here too.
/// </summary>
static partial class SplitWords
{
    const int MostWeights = 60;

    const string Weights = @"\d{1,9}(?:\.\d{1,4})?(?: ?[::比/] ?\d{1,9}(?:\.\d{1,4})?)+";

    const string Grain = "(?:[,,、 ]*(?:取整到|精确到)(?<grain>元|百|千|万)元?)?";

    const string GrainEn = "(?:,? ?(?:rounded )?to (?:the |a )?(?<grain>unit|yuan|hundred|thousand|ten thousand|100|1000|10000)s?)?";

    public static Said.Press? Read(string text)
    {
        if (First(text, ChineseTime(), EnglishTime()) is { } time)
            return Said.Pressed("split", [("do", "over"), ("into", IntoOf(time.Groups["into"].Value).ToString()), .. How(time, TimeMethodOf(time.Groups["way"].Value).ToString())]);
        return First(text, ChinesePeople(), EnglishPeople(), ChineseShort(), EnglishShort()) is { } people
            ? Said.Pressed("split", [("do", "preview"), .. How(people, OwnerMethodOf(people.Groups["way"].Value).ToString())]) : null;
    }

    /// <summary>The weights of a press; empty where there are none, or none that can be.</summary>
    public static IReadOnlyList<decimal> WeightsOf(Said.Press press)
    {
        var words = press.Text("weights")?.Split(':') ?? [];
        var weights = words.Select(w => decimal.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : -1).ToArray();
        return weights.Length <= MostWeights && weights.All(w => w is >= 0 and < 1_000_000_000) ? weights : [];
    }

    /// <summary>The grain asked for, or the usual one.</summary>
    public static decimal GrainOf(Said.Press press, decimal usual) => press.Text("grain") switch
    {
        "1" => 1,
        "100" => 100,
        "1000" => 1000,
        "10000" => 10_000,
        _ => usual,
    };

    public static T MethodOf<T>(Said.Press press, T usual) where T : struct, Enum =>
        Enum.TryParse<T>(press.Text("method"), out var named) && Enum.IsDefined(named) ? named : usual;

    static Match? First(string text, params ReadOnlySpan<Regex> patterns)
    {
        foreach (var pattern in patterns)
            if (pattern.Match(text) is { Success: true } match)
                return match;
        return null;
    }

    static IEnumerable<(string, string)> How(Match said, string method)
    {
        yield return ("method", method);
        if (IsWeights(said.Groups["way"].Value)) yield return ("weights", string.Join(':', Separators().Split(said.Groups["way"].Value)));
        if (said.Groups["grain"] is { Success: true, Value: var grain })
            yield return ("grain", grain switch { "百" or "hundred" => "100", "千" or "thousand" => "1000", "万" or "ten thousand" => "10000", "元" or "unit" or "yuan" => "1", _ => grain });
    }

    static PeriodKind IntoOf(string into) => into switch
    {
        "季" or "quarters" => PeriodKind.Quarter,
        "周" or "weeks" => PeriodKind.Week,
        _ => PeriodKind.Month,
    };

    static TimeMethod TimeMethodOf(string way) => way switch
    {
        "平均" or "均匀" or "evenly" => TimeMethod.Even,
        "工作日" or "by working days" or "" => TimeMethod.WorkingDays,
        _ => IsWeights(way) ? TimeMethod.Hand : TimeMethod.LastYear,
    };

    static OwnerMethod OwnerMethodOf(string way) => way switch
    {
        "平均" or "均匀" or "evenly" => OwnerMethod.Even,
        "人头" or "人数" or "by headcount" => OwnerMethod.Headcount,
        _ => IsWeights(way) ? OwnerMethod.Hand : OwnerMethod.History,
    };

    static bool IsWeights(string way) => way.Length > 0 && char.IsAsciiDigit(way[0]);

    [GeneratedRegex(" ?[::比/] ?")]
    private static partial Regex Separators();

    [GeneratedRegex($"^按? ?(?<way>平均|均匀|工作日|去年的?季节|去年|季节|{Weights})? ?(?:来)?(?:拆分?|分)(?:解)?(?:到|成|为)(?:每个?|各个?)?(?<into>月|季|周)(?:份|度)?{Grain}$")]
    private static partial Regex ChineseTime();

    [GeneratedRegex($"^(?:split|divide) (?:it |the target )?(?:(?<way>evenly|by working days|by (?:last year's )?season|{Weights}) )?(?:over|into|to|by) (?:the )?(?<into>months|quarters|weeks){GrainEn}$")]
    private static partial Regex EnglishTime();

    [GeneratedRegex($"^按? ?(?<way>平均|均匀|人头|人数|历史|去年业绩|业绩|{Weights}) ?(?:来)?(?:拆分?|分)(?:解)?(?:到|给)(?:每个?|各个?)?(?:人|下级|下面|团队|各组|组员|成员){Grain}$")]
    private static partial Regex ChinesePeople();

    [GeneratedRegex($"^(?:split|divide) (?:it |the target )?(?<way>evenly|by headcount|by history|{Weights}) (?:by|over|among|to|between) (?:the )?(?:people|units|teams|team){GrainEn}$")]
    private static partial Regex EnglishPeople();

    [GeneratedRegex($"^按 ?(?<way>人头|人数|历史|{Weights}) ?(?:来)?拆(?:分)?{Grain}$")]
    private static partial Regex ChineseShort();

    [GeneratedRegex($"^(?:split|divide) (?:it |the target )?(?<way>by headcount|by history|{Weights}){GrainEn}$")]
    private static partial Regex EnglishShort();
}
