using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Reviews;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>谁本周没写日志: who in the team has logged nothing, for those who answer for one.</summary>
sealed partial class ShowSilent : IHearing
{
    const int MostNames = 30;

    public CommandDescription Description { get; } = new("silent", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        var match = Chinese().Match(text) is { Success: true } zh ? zh : English().Match(text);
        if (!match.Success) return null;
        return Said.Pressed("silent", ("when", match.Groups["when"].Value switch
        {
            "今天" or "today" => "today",
            "昨天" or "yesterday" => "yesterday",
            "上周" or "上星期" or "last week" => "last-week",
            _ => "week",
        }));
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn, Period.Week(turn.Today));

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ShowAsync(turn, press.Text("when") switch
    {
        "today" => Period.Day(turn.Today),
        "yesterday" => Period.Day(turn.Today.AddDays(-1)),
        "last-week" => Period.Week(turn.Today.AddDays(-7)),
        _ => Period.Week(turn.Today),
    });

    static async Task<Card> ShowAsync(Turn turn, Period period)
    {
        if (!Scope.SeesPeople(turn.Person))
        {
            turn.Audit("refused", "silent");
            return turn.Reply("谁没写日志,只有带团队的人能看。", "Only those who lead a team can see who has not logged.")
                .With(new CardButton(turn.Say("我的进度", "My progress"), "progress"));
        }
        var named = await UnitAsync(turn);
        if (!named.Ok) return turn.Reply(named.Refusal);
        var unit = named.Value;
        var last = period.LastDay < turn.Today ? period.LastDay : turn.Today;
        var silent = SilentStore.Find(turn.Tx, turn.TenantId, unit.Id, period.Start, last, MostNames);
        await turn.Tx.SendAsync(turn.Cancel);
        var all = silent.Values.Count == 0 ? 0 : silent.Values[0].All;
        return SilentCard.Of(turn.Say(unit.Name, unit.NameEn), period, [.. silent.Values.Select(s => s.Rep)], all, turn.Language, turn.Today);
    }

    static async Task<Checked<NamedUnit>> UnitAsync(Turn turn)
    {
        if (await Scope.OfUnitNamedAsync(turn, "silent") is { } named)
        {
            // The sums of one's own unit are open to all of it; who is silent in it only to whoever answers for it.
            if (!named.Ok || named.Value.Within) return named;
            turn.Audit("refused", $"silent: unit {Values.Of(named.Value.Id.Value)}");
            return new Refusal("您只能看自己所管团队的人。", "You can see the people of the team you manage only.");
        }
        var id = Scope.TeamOf(turn.Person);
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        return new NamedUnit(id, name.Value.Name, name.Value.NameEn, Within: true);
    }

    [GeneratedRegex("^(?:[^谁,\uff0c。;\uff1b]{2,20}(?:组|部|队|区|中心|公司)|团队|组里|队里)?(?:谁(?<when>本周|这周|这个星期|今天|昨天|上周|上星期)?|(?<when>本周|这周|这个星期|今天|昨天|上周|上星期)(?:有)?谁)(?:还)?没有?(?:写|记|交|填)过?(?:日志|日报|记录)?$")]
    private static partial Regex Chinese();

    [GeneratedRegex("^who (?:hasn't|has not|hasn’t|didn't|did not|didn’t) log(?:ged)?(?: anything)?(?: (?<when>this week|last week|today|yesterday))?(?: in [a-z0-9 ]{2,40})?$")]
    private static partial Regex English();
}
