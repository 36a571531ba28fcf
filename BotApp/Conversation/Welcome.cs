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

    /// <summary>The greeting of somebody who has just been let in, above the answer to what they said.</summary>
    public static Card In(Turn turn, LetInBy by, Card answer) =>
        Greeting(turn, by) is { } greeting ? answer with { Parts = answer.Parts.Insert(0, new Line(greeting)) } : answer;

    /// <summary>For somebody in whose name a further account was let in.</summary>
    public static Card ElsewhereToo(Language language, string shownAs) => new(
        language, language.Pick("您的灯塔刚刚在另一个账号上启用", "Your Dengta has just been opened from another account"),
        new Line(language.Pick(
            $"那个账号显示为「{shownAs}」,用的是管理员给您的邀请码。不是您本人的话,请马上告诉公司的灯塔管理员。",
            $"It is shown as “{shownAs}” and used an invite code made for you. If it is not yours, please tell your company's Dengta admin at once.")));

    static string? Greeting(Turn turn, LetInBy by)
    {
        var (name, person) = (turn.Person.NameIn(turn.Language), turn.Person);
        return by switch
        {
            LetInBy.Directory => turn.Say($"欢迎,{name}!公司名单里有您,以后直接发消息就行。", $"Welcome, {name}! You are on your company's list; from now on just write."),
            LetInBy.Code => turn.Say($"欢迎,{name}!邀请码没问题,这个账号以后就是您的。", $"Welcome, {name}! The code is right; from now on this account is yours."),
            LetInBy.Name => turn.Say($"欢迎,{name}!已加入{person.UnitName},本月目标已经设好。", $"Welcome, {name}! You have joined {person.UnitNameEn}; this month's targets are set."),
            _ => null,
        };
    }

    /// <summary>The apology for a message that ran into a bug.</summary>
    public static Card Apology(Language language, string trace) => new(language, language.Pick(
        $"抱歉,这条消息处理出错了,什么也没有记。编号 {trace},请转给管理员。", $"Sorry, that went wrong and nothing was logged. Please give this number to your admin: {trace}."));
}
