using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Another target asked for from a review: a form, then the change set, whose decision is a duty of whoever asked.</summary>
static partial class RetargetForm
{
    const int MonthsAhead = 3;
    const int MostPeople = 60;
    const int DaysToDecide = 3;
    const int LongestReason = 200;

    public static async Task<Card> AskAsync(Turn turn, string key)
    {
        var people = MemberStore.InSubtree(turn.Tx, turn.TenantId, Scope.TeamOf(turn.Person), turn.Person.Id, MostPeople);
        await turn.Tx.SendAsync(turn.Cancel);
        if (people.Values.Count == 0) return turn.Reply("团队里还没有人。", "There is nobody in the team yet.");
        Period[] months = [.. Enumerable.Range(0, MonthsAhead + 1).Select(i => Period.Month(turn.Month.Period.Start.AddMonths(i)))];
        return new Card(turn.Language, turn.Say("改谁的签单目标?", "Whose target of signed deals?"),
            new ChoiceInput("who", turn.Say("谁", "Who"), [.. people.Values.Select(p => new Choice(turn.Language.Pick(p.Name, p.NameEn), Values.Of(p.Id.Value)))]),
            new ChoiceInput("month", turn.Say("哪个月", "Month"), [.. months.Select(m => new Choice(m.Say(turn.Language, turn.Today), Values.Of(m.Start)))], Values.Of(months[1].Start)),
            new TextInput("to", turn.Say("改成多少", "To what"), turn.Say("例如:90万,或 -10%", "e.g. 900k, or -10%")),
            new TextInput("about", turn.Say("为什么", "Why"), turn.Say("例如:客户推迟到明年", "e.g. the customer postponed to next year")))
            .With(new CardButton(turn.Say("确定", "OK"), "decide", ("key", key), ("do", "retarget-save")));
    }

    /// <summary>The draft to be confirmed, kept as a duty; whatever refuses it is answered alone.</summary>
    public static async Task<Card> DraftAsync(Turn turn, Said.Press press)
    {
        var owner = await TargetOwners.FindAsync(turn, TargetOwner.Of(new MemberId((int)Math.Min(press.Number("who") ?? 0, int.MaxValue))));
        if (!owner.Ok) return turn.Reply(owner.Refusal);
        if (press.Date("month") is not { Day: 1 } first || first < turn.Month.Period.Start || first > turn.Today.AddMonths(MonthsAhead))
            return turn.Reply("这张卡片太旧了,请重新点「申请改目标」。", "This card is too old; please press “Ask for new targets” again.");
        if (ChangeTo(press.Text("to") ?? "", CleanText.Of(press.Text("about") ?? "", LongestReason)) is not { } change)
            return turn.Reply("没看懂改成多少:写 90万 这样的数额,或 -10% 这样的增减。", "It is not clear to what: write an amount such as 900k, or a change such as -10%.");
        var month = Period.Month(first);
        var draft = await SetTarget.DraftAsync(turn, new(owner.Value.Owner, TargetMetric.Revenue, month), change);
        if (draft.Buttons.FirstOrDefault(b => b.Verb == "change")?.Arguments.GetValueOrDefault("set") is not { } set) return draft;
        var day = turn.Today.AddDays(DaysToDecide);
        DutyStore.Open(turn.Tx, turn.TenantId, new NewDuty(
            KeyOf(set), "retarget", turn.Person.Id,
            $"改{owner.Value.Name}{month.Say(Language.Chinese, turn.Today)}目标", $"Change {owner.Value.NameEn}'s {month.Say(Language.English, turn.Today)} target",
            turn.Tenant.Since(day.AddDays(1))), turn.Now, turn.Person.Id, turn.Inbox);
        return draft with
        {
            Parts = draft.Parts.Insert(0, new Line(turn.Say(
                $"{day.Say(turn.Language, turn.Today)}前定下来,下周复盘会提到。", $"To be decided by {day.Say(turn.Language, turn.Today)}; next week's review comes back to it."), Tone.Subtle)),
        };
    }

    /// <summary>Settles what a change set was asked for by; nothing where it came about in another way.</summary>
    public static void Settle(Turn turn, long set, DutyState state) =>
        DutyStore.Settle(turn.Tx, turn.TenantId, KeyOf(Values.Of(set)), state, turn.Now, turn.Person.Id, null);

    static string KeyOf(string set) => "retarget:" + set;

    static TargetChange? ChangeTo(string said, string reason)
    {
        var why = reason.Length == 0 ? null : reason;
        if (Percent().Match(said) is { Success: true } percent)
            return new(null, Metric.Revenue, null, null, null, decimal.Parse(percent.Groups["share"].ValueSpan, CultureInfo.InvariantCulture), why);
        return SchemeText.GoalOf(said, IndicatorUnit.Money) is { } amount ? new(null, Metric.Revenue, null, amount, null, null, why) : null;
    }

    [GeneratedRegex("^(?<share>[+-]?[0-9]{1,3}(\\.[0-9]{1,2})?) ?[%%]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Percent();
}
