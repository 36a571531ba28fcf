using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Whom an operator means, and whether it is theirs to decide.</summary>
static class Memberships
{
    public static readonly IReadOnlyList<Role> Operators = [Role.Ops, Role.Admin];

    /// <returns>The person, or the card that asks or says why not.</returns>
    /// <param name="verb">Of the command, for the buttons that tell namesakes apart.</param>
    /// <param name="hasLeft">Whether it is about people who have left.</param>
    public static async Task<(Membership? Found, Card? Answer)> FindAsync(Turn turn, Said.Press press, string verb, bool hasLeft)
    {
        var name = CleanText.Of(press.Text("name"), 60);
        var all = press.Number("member") is { } id ? await OfIdAsync(turn, id) : await OfNameAsync(turn, name);
        return all.Where(m => m.Left is not null == hasLeft).ToArray() switch
        {
            [var one] when one.Member.Role == Role.Admin && turn.Person.Role != Role.Admin => (null, Refused(turn, one.Member, verb)),
            [var one] => (one, null),
            [] => (null, Nobody(turn, all, name)),
            var several => (null, WhichOne(turn, several, verb, press)),
        };
    }

    static async Task<IReadOnlyList<Membership>> OfIdAsync(Turn turn, long id)
    {
        var found = MembershipStore.Find(turn.Tx, turn.TenantId, new MemberId((int)Math.Min(id, int.MaxValue)));
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Value is { } one ? [one] : [];
    }

    static async Task<IReadOnlyList<Membership>> OfNameAsync(Turn turn, string name)
    {
        var found = MembershipStore.Find(turn.Tx, turn.TenantId, name);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Values;
    }

    static Card Refused(Turn turn, Member person, string verb)
    {
        turn.Audit("refused", $"{verb}: member {person.Id.Value}");
        return turn.Reply("管理员的账号只有管理员能处理。", "Only an admin may decide about an admin's account.");
    }

    static Card Nobody(Turn turn, IReadOnlyList<Membership> others, string name) => others switch
    {
        [{ Left: not null } left, ..] => turn.Reply($"{left.Member.Name}已经离职了。", $"{left.Member.NameEn} has left.")
            .With(new CardButton(turn.Say("恢复", "Let back in"), "rejoin", ("member", Values.Of(left.Member.Id.Value)))),
        [var there, ..] => turn.Reply($"{there.Member.Name}没有离职,不用恢复。", $"{there.Member.NameEn} has not left."),
        _ when name.Length > 0 => turn.Reply(
            $"公司名单里没有叫「{name}」的人,请用全名;新人先导入名单。", $"There is nobody called “{name}” on the company's list; use the full name, and import new people first."),
        _ => turn.Reply("没有这个人。", "There is no such person."),
    };

    static Card WhichOne(Turn turn, IEnumerable<Membership> several, string verb, Said.Press press)
    {
        var asked = press.Values.Where(v => v.Key is "do" or "kind").Select(v => (v.Key, v.Value));
        return turn.Reply("叫这个名字的不止一位,是哪一位?", "More than one person has that name. Which one?").With(several.Select(m => new CardButton(
            turn.Say($"{m.Member.Name} · {m.Member.UnitName}", $"{m.Member.NameEn} · {m.Member.UnitNameEn}"), verb, [("member", Values.Of(m.Member.Id.Value)), .. asked])));
    }

    /// <summary>
    /// 「李总离职了」 is as likely news about a customer. For whoever is no operator it is a request only where it names a colleague;
    /// then it is refused, otherwise it is any text that was not understood.
    /// </summary>
    /// <returns>Null for operators.</returns>
    public static async Task<Card?> ObjectionAsync(Turn turn, Said.Press press, string verb)
    {
        if (Operators.Contains(turn.Person.Role)) return null;
        var isAbout = press.Text("name") is not { } name || (await OfNameAsync(turn, CleanText.Of(name, 60))).Count > 0;
        if (!isAbout) return await CommandList.For(Intent.None).AnswerAsync(turn, Reading.Nothing);
        turn.Audit("refused", verb);
        return turn.Reply("您的角色不能做这个操作。", "Your role does not allow this.");
    }
}
