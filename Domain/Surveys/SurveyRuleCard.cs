using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>How the company asks its customers, for whoever may change it.</summary>
public static class SurveyRuleCard
{
    public static Card Of(SurveyRule rule, Language language) => new Card(
        language, rule.IsOn ? language.Pick("满意度调查:开", "Customer surveys: on") : language.Pick("满意度调查:关", "Customer surveys: off"),
        new Line(language.Pick(
            "签约后,记了邮箱的客户收到邮件,其余由销售转发链接;邮件服务器和公开地址由管理员在部署设置里给出,没有地址就不发。",
            "After a deal a customer with an e-mail address is written to, and for others the seller passes a link on. Mail server and public address are set where the bot is deployed; without an address nothing is sent."), Tone.Subtle),
        Field("delay", language.Pick("签约后几小时问(0–720)", "Hours after the deal (0–720)"), rule.DelayHours),
        Field("sample", language.Pick("问百分之几的单(1–100)", "Percent of deals (1–100)"), rule.SamplePercent),
        Field("quiet", language.Pick("同一客户几天内不再问(0–365)", "Days before a customer is asked again (0–365)"), rule.QuietDays),
        Field("valid", language.Pick("链接有效几天(1–60)", "Days a link is valid (1–60)"), rule.ValidDays),
        Field("remind", language.Pick("几天没答提醒一次(0 不提醒)", "Days until the reminder (0: none)"), rule.RemindDays))
        .With(
            new CardButton(language.Pick("保存", "Save"), "survey-rule", ("do", "save")),
            rule.IsOn
                ? new CardButton(language.Pick("关闭", "Switch off"), "survey-rule", ("do", "off"))
                : new CardButton(language.Pick("开启", "Switch on"), "survey-rule", ("do", "on")));

    static TextInput Field(string id, string label, int value) => new(id, label, "", Value: value.ToString(CultureInfo.InvariantCulture));
}
