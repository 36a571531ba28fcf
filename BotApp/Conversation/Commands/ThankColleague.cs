using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>谢谢小王帮我做标书: the helped one confirms with a tap, and the help counts for the colleague.</summary>
sealed class ThankColleague : ICommand
{
    public CommandDescription Description { get; } = new("thank", []);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (reading.Help is not { } help) return ShowHelp.Help(turn);
        var team = MemberStore.InUnit(turn.Tx, turn.TenantId, turn.Person.Unit, turn.Person.Id);
        var named = MemberStore.FindAll(turn.Tx, turn.TenantId, help.Who, turn.Person.Id, null);
        await turn.Tx.SendAsync(turn.Cancel);
        var found = named.Values.Where(n => n.Member.Id != turn.Person.Id).Select(n => (n.Member.Id, n.Member.Name, n.Member.NameEn)).ToArray();
        if (found.Length == 0 && help.Who.Length == 2 && help.Who[0] is '小' or '老') found = [.. team.Values.Where(m => m.Name.StartsWith(help.Who[1]))];
        return found switch
        {
            [] => turn.Reply($"没有找到叫「{help.Who}」的同事,请用全名;没有记录。", $"There is no colleague called “{help.Who}”; please use the full name. Nothing was recorded."),
            [var only] => Ask(turn, only, CleanText.Of(help.What, HelpStore.Longest)),
            _ => turn.Reply("叫这个名字的不止一位,请用全名;没有记录。", "More than one colleague has that name; please use the full name. Nothing was recorded."),
        };
    }

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("kind") is "no") return turn.Reply("好的,没有记录。", "All right, nothing was recorded.");
        var helper = MemberStore.Find(turn.Tx, turn.TenantId, new MemberId((int)Math.Min(press.Number("helper") ?? 0, int.MaxValue)), null);
        await turn.Tx.SendAsync(turn.Cancel);
        if (helper.Value is not var (member, _) || member.Id == turn.Person.Id || HelpKinds.Find(press.Text("kind")) is not { } kind)
            return turn.Reply("这张卡片不能用了,请再说一次。", "This card no longer works; please say it again.");
        var added = HelpStore.Add(
            turn.Tx, turn.TenantId, member.Id, turn.Person.Id, turn.Today, kind, CleanText.Of(press.Text("what"), HelpStore.Longest), turn.Now, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        return added.Value == 1
            ? turn.Reply($"记下了:{member.Name}帮了您({kind.Name(Language.Chinese)}),计入对方的协作次数。", $"Recorded: {member.NameEn} helped you ({kind.Name(Language.English)}); it counts for them.")
            : turn.Reply($"今天已经记过{member.Name}的帮助了,同一个人一天记一次。", $"{member.NameEn}'s help is recorded for today already; it counts once a day.");
    }

    static Card Ask(Turn turn, (MemberId Id, string Name, string NameEn) helper, string what) => turn
        .Reply(
            $"{helper.Name}帮了您{(what.Length > 0 ? $":{what}" : "")}。算哪一种帮助?", $"{helper.NameEn} helped you{(what.Length > 0 ? $": {what}" : "")}. What kind of help was it?",
            new Line(turn.Say("点一下就确认,对方不用做什么。", "One tap confirms it; they need do nothing."), Tone.Subtle))
        .With([.. Enum.GetValues<HelpKind>().Select(k => Button(k.Name(turn.Language), k.Stored(), helper.Id, what)), Button(turn.Say("不用记", "Do not record it"), "no", helper.Id, what)]);

    static CardButton Button(string title, string kind, MemberId helper, string what) =>
        new(title, "thank", ("kind", kind), ("helper", Values.Of(helper.Value)), ("what", what));
}
