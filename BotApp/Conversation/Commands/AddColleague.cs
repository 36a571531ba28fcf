using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>新同事陈晨加入华东一组: an operator takes a new rep on between two imports; the invite code comes with it.</summary>
sealed partial class AddColleague : IHearing
{
    const int LongestName = 60;

    public CommandDescription Description { get; } = new("colleague", [], IsPersonal: true, Roles: Memberships.Operators);

    public Said.Press? Hear(string text, DateOnly today) =>
        Tells().Match(text) is { Success: true } m ? Said.Pressed("colleague", ("name", m.Groups["who"].Value), ("team", m.Groups["team"].Value)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("colleague"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("do") == "no") return turn.Reply("好的,什么也没有改。", "All right, nothing was changed.");
        var name = AsWritten(turn, CleanText.Of(press.Text("name"), LongestName));
        if (name.Length == 0) return turn.Reply("请这样说:「新同事陈晨加入华东一组」。", "Please say it like this: “new colleague Amy Chen in East China Team 1”.");
        AccountStore.LockJoining(turn.Tx, turn.TenantId);
        var known = MembershipStore.Find(turn.Tx, turn.TenantId, name);
        var unit = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, CleanText.Of(press.Text("team"), LongestName), null);
        await turn.Tx.SendAsync(turn.Cancel);
        if (known.Values is [var namesake, ..]) return Namesake(turn, namesake);
        if (unit.Value is not { } team) return turn.Reply("没有找到这个团队,请写团队的全名。", "There is no such team; please use its full name.");
        return press.Text("do") == "yes" ? await AddAsync(turn, name, team) : Ask(turn, name, team);
    }

    static async Task<Card> AddAsync(Turn turn, string name, NamedUnit team)
    {
        var added = MemberStore.Add(turn.Tx, turn.TenantId, team.Id, name, Role.Rep, null, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        turn.Audit("member.added", $"member {added.Value.Value} as rep in unit {team.Id.Value}");
        return await CommandList.For("invite")!.PressAsync(turn, Said.Pressed("invite", ("member", Values.Of(added.Value.Value))));
    }

    static Card Ask(Turn turn, string name, NamedUnit team) => turn
        .Reply(
            $"{name}作为销售加入{team.Name}?", $"Does {name} join {team.NameEn} as a rep?",
            new Line(turn.Say("确认后给您一个邀请码;目标另外设。", "You then get an invite code; targets are set separately."), Tone.Subtle))
        .With(
            new CardButton(turn.Say("确认", "Yes"), "colleague", ("do", "yes"), ("name", name), ("team", team.Name)),
            new CardButton(turn.Say("取消", "Cancel"), "colleague", ("do", "no")));

    // Two of one name are told apart by the keys of an import.
    static Card Namesake(Turn turn, Membership namesake)
    {
        var (person, id) = (namesake.Member, Values.Of(namesake.Member.Id.Value));
        return namesake.Left is null
            ? turn.Reply($"{person.UnitName}已经有{person.Name},没有重复添加;同名的另一个人请用名单导入。", $"There is {person.NameEn} in {person.UnitNameEn} already, so nobody was added; somebody else of that name comes with an import.")
                .With(new CardButton(turn.Say("生成邀请码", "Make an invite code"), "invite", ("member", id)))
            : turn.Reply($"{person.Name}以前在{person.UnitName},离职了。", $"{person.NameEn} was in {person.UnitNameEn} and has left.")
                .With(new CardButton(turn.Say("恢复", "Let back in"), "rejoin", ("member", id)));
    }

    // What was heard is in small letters; a name is kept as it was typed.
    static string AsWritten(Turn turn, string name) =>
        turn.Incoming.Said is Said.Text text && text.Value.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && name.Length > 0
            ? text.Value[at..(at + name.Length)].Trim()
            : name;

    [GeneratedRegex(@"^((新同事|新员工|新人)\s*(?<who>[\p{L}·]{2,20}?)\s*([,,]|加入|进)\s*(?<team>[\p{L}\d]{2,30})|new (colleague|rep) (?<who>[\p{L}][\p{L} .'-]{1,40}?)(,| in| joins) (?<team>[\p{L}\d ]{2,40}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tells();
}
