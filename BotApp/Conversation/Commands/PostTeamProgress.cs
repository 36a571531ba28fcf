using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// The team's progress in a group or channel, put there by who leads the team. The card holds sums alone; where the channel can show one
/// card differently to each, whoever opens it sees, above the sums, how they stand themselves.
/// </summary>
sealed class PostTeamProgress : IHearing
{
    const string Verb = "board";

    public CommandDescription Description { get; } = new(Verb, [], IsForOne: true);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "发团队进度" or "发布团队进度" or "团队进度发到这里" or "post team progress" or "post our team progress" or "share team progress" => Said.Pressed(Verb),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PostAsync(turn);

    /// <summary>What the card asks for when somebody opens it; without a unit, the card itself.</summary>
    public Task<Card> PressAsync(Turn turn, Said.Press press) =>
        press.Number("unit") is { } unit and <= int.MaxValue ? ViewAsync(turn, press, new UnitId((int)unit)) : PostAsync(turn);

    static async Task<Card> PostAsync(Turn turn)
    {
        if (!Scope.SeesPeople(turn.Person))
        {
            turn.Audit("refused", Verb);
            return turn.Reply("团队进度由带团队的人来发。", "Team progress is posted by who leads the team.");
        }
        return turn.InGroup
            ? await SumsAsync(turn, Scope.TeamOf(turn.Person))
            : turn.Reply("请到要发的群或频道里,@我说「发团队进度」。", "Mention me in the group or channel and say “post team progress”.");
    }

    static async Task<Card> SumsAsync(Turn turn, UnitId unit)
    {
        var sums = await ShowProgress.OfTeamAsync(turn, unit, seesPeople: false, Period.Month(turn.Today), null, 0);
        return sums with { Buttons = [], Refresh = new CardButton("", Verb, ("unit", Values.Of(unit.Value))) };
    }

    static async Task<Card> ViewAsync(Turn turn, Said.Press press, UnitId unit)
    {
        var belongs = MemberStore.Find(turn.Tx, turn.TenantId, turn.Person.Id, unit);
        var leads = OwnerStore.Find(turn.Tx, turn.TenantId, turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages, TargetOwner.Of(unit));
        await turn.Tx.SendAsync(turn.Cancel);
        var (isMember, isLead) = (belongs.Value is { Within: true }, leads.Value is { Within: true });
        if (!isMember && !isLead) return await PostedAsync(turn, press, unit);

        var sums = await SumsAsync(turn, unit);
        // Only what is answered in place is seen by nobody else.
        if (!press.InPlace) return sums;
        IEnumerable<CardPart> own = isLead ? await OfTeamAsync(turn, unit) : OfPerson(turn);
        return sums with { Parts = [.. own, .. sums.Parts] };
    }

    /// <summary>For somebody of another team: the card as it was posted where they could read it, and nothing beyond.</summary>
    static async Task<Card> PostedAsync(Turn turn, Said.Press press, UnitId unit)
    {
        if (press.CardId is { } id)
        {
            var posted = OutboxStore.CardOf(turn.Tx, turn.TenantId, turn.Chat, id);
            await turn.Tx.SendAsync(turn.Cancel);
            if (posted.Value is { } json) return CardJson.Read(json);
        }
        turn.Audit("refused", $"{Verb}: unit {unit.Value}");
        return turn.Reply("您只能看自己和所管团队的数据。", "You can see your own numbers and those of the team you manage.");
    }

    static IEnumerable<CardPart> OfPerson(Turn turn)
    {
        var mine = Attainment.Of(turn.Month, turn.Today, turn.Tenant.Calendar, turn.Tenant.Currency).FirstOrDefault(a => a.Metric == TargetMetric.Revenue);
        return mine is null
            ? []
            : [Heading(turn, "您自己(只有您看得到)", "You (only you see this)"), .. AttainmentParts.Of(mine, turn.Tenant.Currency, turn.Language, turn.Today), Heading(turn, "团队", "Team")];
    }

    static async Task<IEnumerable<CardPart>> OfTeamAsync(Turn turn, UnitId unit)
    {
        var people = ProgressStore.OfPeople(turn.Tx, turn.TenantId, unit, Period.Month(turn.Today), turn.Tenant.Currency);
        await turn.Tx.SendAsync(turn.Cancel);
        var with = people.Values.Where(p => p.Base > 0).ToArray();
        var (reached, none) = (with.Count(p => p.Revenue >= p.Base), with.Count(p => p.Revenue == 0));
        return
        [
            Heading(turn, "给带团队的人(只有您看得到)", "For who leads the team (only you see this)"),
            new Line(turn.Say($"{with.Length} 人有目标:{reached} 人已达成,{none} 人还没有签单。每个人的数字请私聊我。",
                $"{with.Length} with a target: {reached} reached it, {none} without a deal yet. Each one's numbers: message me directly.")),
            Heading(turn, "团队", "Team"),
        ];
    }

    static Heading Heading(Turn turn, string zh, string en) => new(turn.Say(zh, en));
}
