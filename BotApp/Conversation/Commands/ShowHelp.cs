using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What one can say, with examples to tap; also the answer to what was not understood and to small talk.</summary>
sealed class ShowHelp : ICommand
{
    public CommandDescription Description { get; } = new("help", [Intent.Help, Intent.Smalltalk, Intent.None], KeepsCard: true);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => Task.FromResult(Help(turn));

    public Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (reading.Help is not null) return CommandList.For("thank")!.AnswerAsync(turn, reading);
        if (reading.Intent == Intent.None && turn.Incoming.Said is Said.Text text) UnreadStore.Add(turn.Tx, turn.TenantId, turn.Inbox, turn.Now, text.Value);
        return Task.FromResult(reading.LacksDay ? AskDay(turn) : Answer(turn, reading.Intent));
    }

    static Card AskDay(Turn turn) => turn.Reply(
        "没有记录任何内容:是哪一天?请带上日期再说一次,例如「10月15日签了中粮80万」。",
        "Nothing was logged: which day was it? Say it again with the day, for example “signed Acme 120k on October 15”.");

    static Card Answer(Turn turn, Intent intent) => intent switch
    {
        Intent.Help => Help(turn),
        Intent.Smalltalk => WithHelp(turn, turn.Reply(
            $"您好,{turn.Person.Name}!有拜访、签单、回款直接告诉我就行。", $"Hello {turn.Person.NameEn}! Just tell me about visits, deals and payments.")),
        _ => WithHelp(turn, turn.Reply(
            "没有记录任何内容:没看出做了什么。可以这样说:「拜访了华为张总」「签了宁德时代58万」。",
            "Nothing was logged: I could not tell what was done. Try “visited Acme” or “signed Acme 120k”.")),
    };

    public static Card Help(Turn turn) => WithHelp(turn, turn.Reply("像跟同事说话一样发一句就行", "Just write as you would to a colleague",
        new Facts(
        [
            new(turn.Say("记录", "Log"), turn.Say("上午拜访了中兴李工,下午签了宁德时代58万", "visited Acme, signed Globex 120k yesterday")),
            new(turn.Say("改", "Correct"), turn.Say("是35万不是53万 · 撤销", "it was 35k not 53k · undo")),
            new(turn.Say("问", "Ask"), turn.Say("离目标还差多少 · 我这个月拜访了几家 · 昨天记了啥", "how far am I from target · my visits this month · what did I log yesterday")),
            new(turn.Say("待办", "Plan"), turn.Say("周四提醒我回访李总 · 我的跟进", "remind me to call Globex on Thursday · my follow-ups")),
            new(turn.Say("绩效", "Score"), turn.Say("我的绩效 · 为什么是这个分 · 哪些指标落后 · 再签20万奖金多少", "my score · explain my score · which indicators are behind · what is my bonus if I sign 200k")),
            new(turn.Say("主管", "Managers"), turn.Say("团队本月进度 · 李雷本月完成多少", "team progress · how is Li Lei doing this month")),
            .. turn.Person.Role == Role.Ops
                ? [new Fact(turn.Say("考核", "Appraisal"), turn.Say("选择考核方案 · 新建指标 · 奖金曲线 · 结算上月 · 生成11月考核汇总", "choose scheme · new indicator · bonus curve · close last month · export the November appraisal"))]
                : Array.Empty<Fact>(),
            .. Memberships.Operators.Contains(turn.Person.Role)
                ? [new Fact(turn.Say("人员", "People"), turn.Say("给李雷生成邀请码 · 新同事陈晨加入华东一组 · 李雷离职了", "invite code for Li Lei · new colleague Amy Chen in East China Team 1 · deactivate Li Lei"))]
                : Array.Empty<Fact>(),
            new(turn.Say("语言", "Language"), "English · 中文"),
        ])));

    static Card WithHelp(Turn turn, Card card) => card.With(
        new CardButton(turn.Say("我的进度", "My progress"), "progress"),
        new CardButton(turn.Say("最近记录", "My entries"), "history"),
        new CardButton(turn.Say("怎么用", "Help"), "help"),
        new CardButton(turn.Say("English", "中文"), "language", ("to", turn.Say("en", "zh-CN"))));
}
