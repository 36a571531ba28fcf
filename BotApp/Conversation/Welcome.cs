using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>The first words: to people we know, to newcomers, and to strangers.</summary>
static class Welcome
{
    public static Card Back(Turn turn)
    {
        var help = ShowHelp.Help(turn);
        return help with
        {
            Title = turn.Say($"您好,{turn.Person.Name}!我是灯塔,记业绩、看目标就发一句话。", $"Hello {turn.Person.NameEn}, I am Dengta. One message logs your work and shows your targets."),
        };
    }

    /// <summary>For somebody whose name is not known yet, where anybody is let in.</summary>
    public static Card Demo(Language language) => new(
        language,
        language.Pick("您好!我是灯塔,记业绩、看目标就发一句话。", "Hello, I am Dengta. One message logs your work and shows your targets."),
        new Line(language.Pick(
            "试试:「拜访了华为张总」「签了宁德时代58万」「离目标还差多少」", "Try “visited Acme”, “signed Globex 120k”, “how far am I from target”")));

    /// <summary>The greeting of somebody who has just joined, above the answer to what they said.</summary>
    public static Card Joined(Turn turn, Card answer)
    {
        var greeting = turn.Say(
            $"欢迎,{turn.Person.Name}!已加入{turn.Person.UnitName},本月目标已经设好。", $"Welcome, {turn.Person.NameEn}! You have joined {turn.Person.UnitNameEn}; this month's targets are set.");
        return answer with { Parts = answer.Parts.Insert(0, new Line(greeting)) };
    }

    public static Card Stranger(Language language) => new(language, language.Pick(
        "我还不认识您:请让公司的灯塔管理员把您加进来,然后再发一次。", "I do not know you yet: please ask your company's Dengta admin to add you, then write again."));

    /// <summary>The apology for a message that ran into a bug.</summary>
    public static Card Apology(Language language, string trace) => new(language, language.Pick(
        $"抱歉,这条消息处理出错了,什么也没有记。编号 {trace},请转给管理员。", $"Sorry, that went wrong and nothing was logged. Please give this number to your admin: {trace}."));
}
