using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>A part of the month's revenue target that somebody has reached and was not yet congratulated on.</summary>
/// <param name="Percent">50, 80, 100 or 120: the highest of those reached.</param>
public sealed record Milestone(MemberId Member, int Percent, decimal Revenue, decimal Base);

/// <summary>A word for a milestone: what is reached, and how far the next one is.</summary>
public static class MilestoneCard
{
    public static Card Of(Milestone m, string currency, Language language) => new Card(
        language, Title(m, language), new Line(Rest(m, currency, language), Tone.Good))
        .With(
            new CardButton(language.Pick("我的进度", "My progress"), "progress"),
            new CardButton(language.Pick("别再发", "No more of these"), "pushes", ("do", "mute"), ("kind", "milestone")));

    static string Title(Milestone m, Language language) => m.Percent switch
    {
        50 => language.Pick("本月目标过半了", "Half of this month's target is done"),
        80 => language.Pick("本月目标完成 80% 了", "80% of this month's target is done"),
        100 => language.Pick("恭喜,本月目标达成!", "Congratulations: this month's target is reached!"),
        _ => language.Pick("了不起,本月目标完成 120%!", "Remarkable: 120% of this month's target!"),
    };

    static string Rest(Milestone m, string currency, Language language)
    {
        var signed = language.Pick($"已签 {Say(m.Revenue)}({AttainmentParts.Percent(m.Revenue / m.Base)})", $"{Say(m.Revenue)} signed ({AttainmentParts.Percent(m.Revenue / m.Base)})");
        return m.Revenue >= m.Base ? signed : signed + language.Pick($",离目标还差 {Say(m.Base - m.Revenue)}", $", {Say(m.Base - m.Revenue)} to the target");

        string Say(decimal amount) => TargetMetric.Revenue.Say(amount, currency, language);
    }
}
