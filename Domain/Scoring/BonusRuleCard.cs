using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>A bonus rule before it is published, tried on a past period.</summary>
public static class BonusRuleCard
{
    const int MostNames = 3;

    /// <summary>The rule in force, and how another one is said.</summary>
    public static Card Of(ScoreView view, Scheme scheme) => new(
        view.Language, view.Pick($"「{scheme.Name}」的奖金曲线", $"Bonus curve of “{scheme.NameEn}”"),
        [
            .. scheme.Bonus is { } rule ? [new Line(Say(rule, view.Currency, view.Language)), .. BonusCard.Preview(view, rule)] : new CardPart[] { new Line(view.Pick("没有设奖金。", "No bonus is paid.")) },
            new Line(view.Pick(
                "改的话这样说,先试算、再采用:「奖金曲线 60%=0 80%=60% 100%=100% 120%=150% 基础5000 超额1%」",
                "To change it say, to be tried before it is used: “bonus curve 60%=0 80%=60% 100%=100% 120%=150% base 5000 rate 1%”"), Tone.Subtle),
        ]);

    /// <summary>What it would have cost in a past period, who would have won and who lost.</summary>
    public static Card Try(ScoreView view, Period period, BonusRule rule, BonusSimulation simulation, CardButton publish)
    {
        var when = period.Say(view.Language, view.Today);
        return new Card(view.Language, view.Pick($"新的奖金曲线,用{when}试算", $"The new bonus curve, tried on {when}"),
        [
            new Line(Say(rule, view.Currency, view.Language)),
            .. BonusCard.Preview(view, rule),
            new Line(view.Pick("公司合计 ", "The company ") + $"{Money(view, simulation.Before)} → {Money(view, simulation.After)}", Strong: true),
            new Line(Names(view, view.Pick("多得", "More"), [.. simulation.Winners])),
            new Line(Names(view, view.Pick("少得", "Less"), [.. simulation.Losers])),
        ]).With(publish, new CardButton(view.Pick("不改", "Keep the old one"), "bonus-rule"));
    }

    /// <summary><c>60%=0% 80%=60% 基础 5,000元 超额 1%</c>.</summary>
    public static string Say(BonusRule rule, string currency, Language language)
    {
        var amount = new Money(rule.Amount, currency).Say(language);
        return string.Join(' ', rule.Curve.Points.Select(p => $"{ScoreWording.Percent(p.At)}={ScoreWording.Percent(p.Pays)}"))
            + language.Pick($" · 基础 {amount} · 超额 {ScoreWording.Percent(rule.Rate)}", $" · base {amount} · rate {ScoreWording.Percent(rule.Rate)}");
    }

    static string Names(ScoreView view, string title, IReadOnlyCollection<SimulatedBonus> people) => view.Pick(
        $"{title} {people.Count} 人{(people.Count == 0 ? "" : ":" + Some(view, people))}", $"{title}: {people.Count.ToString(CultureInfo.InvariantCulture)} people{(people.Count == 0 ? "" : ", " + Some(view, people))}");

    static string Some(ScoreView view, IEnumerable<SimulatedBonus> people) => string.Join(
        view.Pick("、", ", "), people.Take(MostNames).Select(p => $"{p.Person.NameIn(view.Language)} {(p.Change > 0 ? "+" : "")}{Money(view, p.Change)}"));

    static string Money(ScoreView view, decimal amount) => new Money(amount, view.Currency).Say(view.Language);
}
