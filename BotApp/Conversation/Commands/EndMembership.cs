using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>李雷离职了: once confirmed, the person is not let in any more, and what is open goes to who answers for them.</summary>
sealed partial class EndMembership : IHearing
{
    const int MostTasks = 50;

    public CommandDescription Description { get; } = new("leaver", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) =>
        Tells().Match(text) is { Success: true } m ? Said.Pressed("leaver", ("name", m.Groups["who"].Value)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("leaver"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (await Memberships.ObjectionAsync(turn, press, "leaver") is { } objection) return objection;
        if (press.Text("do") == "no") return turn.Reply("好的,什么也没有改。", "All right, nothing was changed.");
        var (found, answer) = await Memberships.FindAsync(turn, press, "leaver", hasLeft: false);
        if (found is not { Member: var person }) return answer!;
        if (person.Id == turn.Person.Id)
            return turn.Reply("不能停用自己的账号,请另一位管理员来办。", "You cannot close your own account; please ask another admin.");
        var leaving = await LeavingAsync(turn, person);
        return press.Text("do") == "yes" ? await EndAsync(turn, leaving) : HandOverCard.Ask(leaving, turn.Language, turn.Today);
    }

    static async Task<HandOverCard.Leaving> LeavingAsync(Turn turn, Member person)
    {
        var heir = MembershipStore.ManagerOf(turn.Tx, turn.TenantId, person.Id);
        var tasks = HandOverStore.Find(turn.Tx, turn.TenantId, person.Id, turn.Tenant.Zone, MostTasks + 1);
        var team = person.Manages is { } unit ? MemberStore.UnitName(turn.Tx, turn.TenantId, unit) : null;
        await turn.Tx.SendAsync(turn.Cancel);
        var name = team?.Value is var (zh, en) ? turn.Say(zh, en) : null;
        return new(person, heir.Value ?? turn.Person, name, [.. tasks.Values.Take(MostTasks)], tasks.Values.Count > MostTasks);
    }

    static async Task<Card> EndAsync(Turn turn, HandOverCard.Leaving leaving)
    {
        var (person, heir) = (leaving.Person, leaving.Heir);
        MembershipStore.End(turn.Tx, turn.TenantId, person.Id, turn.Today, turn.Now);
        HandOverStore.Run(turn.Tx, turn.TenantId, person, heir, turn.Tenant.Zone, turn.Now, turn.Person.Id, turn.Inbox);
        turn.Audit("member.left", $"member {person.Id.Value}, {leaving.Tasks.Count} tasks to member {heir.Id.Value}");
        var chat = ChatStore.OfMember(turn.Tx, turn.TenantId, heir.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (chat.Value is { } to && heir.Id != turn.Person.Id && leaving.Tasks.Count > 0)
            OutboxStore.AddOnce(
                turn.Tx, turn.TenantId, $"handover:{turn.Inbox.Value}", to,
                CardJson.Write(HandOverCard.Received(leaving, heir.Language ?? turn.Tenant.Language, turn.Today)), turn.Now);
        return HandOverCard.Done(leaving, turn.Language);
    }

    [GeneratedRegex(@"^((?<who>[\p{L}·-[了]]{2,6}?)(今天|昨天|刚|已经|已)?(离职|离开公司)了?|(停用|注销)\s*(?<who>[\p{L}· ]{2,20}?)(的?(账号|帐号))?|(deactivate|offboard) (?<who>[\p{L}][\p{L} .'-]{1,40})|(?<who>[\p{L}][\p{L} .'-]{1,40}?) (has left|left|is leaving) the company)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tells();
}
