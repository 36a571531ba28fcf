using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Reviews;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Whoever answers for a team decides whether its reps are congratulated on 50, 80, 100 and 120 % of their month's target.</summary>
sealed class PraiseMilestones : IHearing
{
    public CommandDescription Description { get; } = new("praise", [], IsPersonal: true, Roles: [Role.Manager, Role.Director, Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "开启里程碑祝贺" or "打开里程碑祝贺" or "praise milestones" or "turn on milestone praise" => Said.Pressed("praise", ("do", "on")),
        "关闭里程碑祝贺" or "关掉里程碑祝贺" or "turn off milestone praise" => Said.Pressed("praise", ("do", "off")),
        "里程碑祝贺" or "milestone praise" => Said.Pressed("praise"),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn, Scope.TeamOf(turn.Person));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        // A manager whose unit was given to somebody else sees what everybody sees of their own unit, and decides nothing.
        if (!Scope.SeesPeople(turn.Person))
        {
            turn.Audit("refused", "praise");
            return turn.Reply("您现在没有带团队。", "You do not lead a team now.");
        }
        var unit = Scope.TeamOf(turn.Person);
        if (press.Text("do") is ("on" or "off") and var chosen)
        {
            MilestoneStore.Set(turn.Tx, turn.TenantId, unit, chosen == "on");
            turn.Audit("praise", $"{chosen}: unit {Values.Of(unit.Value)}");
        }
        return await ShowAsync(turn, unit);
    }

    static async Task<Card> ShowAsync(Turn turn, UnitId unit)
    {
        var isOn = MilestoneStore.IsOn(turn.Tx, turn.TenantId, unit);
        await turn.Tx.SendAsync(turn.Cancel);
        return isOn.Value
            ? turn.Reply(
                "里程碑祝贺已开启:组员本月目标到 50/80/100/120% 时,当天 18 点收到一句祝贺,每档只发一次。",
                "Milestone praise is on: reps hear a word at 18:00 on the day they reach 50, 80, 100 or 120% of the month's target, once each.")
                .With(new CardButton(turn.Say("关闭", "Turn off"), "praise", ("do", "off")))
            : turn.Reply("里程碑祝贺没有开启。", "Milestone praise is off.")
                .With(new CardButton(turn.Say("开启", "Turn on"), "praise", ("do", "on")));
    }
}
