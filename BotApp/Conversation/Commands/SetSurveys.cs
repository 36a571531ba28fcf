using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sales operations switch customer surveys and say when and how often customers are asked.</summary>
sealed class SetSurveys : IHearing
{
    public CommandDescription Description { get; } = new("survey-rule", [], Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "满意度调查设置" or "满意度调查" or "客户满意度调查" or "survey settings" or "customer surveys" => Said.Pressed("survey-rule"),
        "开启满意度调查" or "打开满意度调查" or "开始满意度调查" or "turn on surveys" or "switch on surveys" => Said.Pressed("survey-rule", ("do", "on")),
        "关闭满意度调查" or "停止满意度调查" or "关掉满意度调查" or "turn off surveys" or "switch off surveys" => Said.Pressed("survey-rule", ("do", "off")),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("survey-rule"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var kept = SurveyRuleStore.Find(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var rule = kept.Value ?? SurveyRule.Usual;
        return press.Text("do") switch
        {
            "on" => Keep(turn, rule with { IsOn = true }),
            "off" => Keep(turn, rule with { IsOn = false }),
            "save" => Keep(turn, new(rule.IsOn, Field(press, "delay"), Field(press, "sample"), Field(press, "quiet"), Field(press, "valid"), Field(press, "remind"))),
            _ => SurveyRuleCard.Of(rule, turn.Language),
        };
    }

    static Card Keep(Turn turn, SurveyRule rule)
    {
        var good = rule.Check();
        if (!good.Ok) return turn.Reply(good.Refusal);
        SurveyRuleStore.Keep(turn.Tx, turn.TenantId, rule);
        turn.Audit("survey-rule", rule.ToString());
        return SurveyRuleCard.Of(rule, turn.Language);
    }

    // What is no number lies in no range.
    static int Field(Said.Press press, string name) => press.Number(name) is { } value and <= int.MaxValue ? (int)value : -1;
}
