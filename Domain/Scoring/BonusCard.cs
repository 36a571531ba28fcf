using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>What a score pays, and what it would pay.</summary>
public static class BonusCard
{
    public static Card Of(ScoreView view, Appraised person, Scorecard card)
    {
        var row = card.Last;
        if (row.Score.Scheme.Bonus is not { } rule || card.Bonus is not { } bonus) return None(view, person, card);
        return new Card(view.Language,
            view.Pick($"{person.Name} · {card.Period.Say(view.Language, view.Today)}", $"{person.NameEn}, {card.Period.Say(view.Language, view.Today)}: ") + Title(view, card.Period, bonus),
            [new Line(Formula(view, rule, row)), .. Preview(view, rule)])
            .With(new CardButton(view.Pick("为什么是这个分", "Why this score"), "explain", ScorecardCard.Whose(person, card.Period)), ScorecardCard.ScoreButton(view, person, card));
    }

    /// <summary><c>奖金(预计)2,755.5元</c>; no longer expected once the period is over.</summary>
    public static string Title(ScoreView view, Period period, decimal bonus) => view.Today < period.End
        ? view.Pick($"奖金(预计){Say(view, bonus)}", $"Bonus (expected): {Say(view, bonus)}")
        : view.Pick($"奖金 {Say(view, bonus)}", $"Bonus: {Say(view, bonus)}");

    /// <summary>What a further deal would change; nothing is booked.</summary>
    public static Card OfWhatIf(ScoreView view, Appraised person, Scorecard now, Scorecard then, decimal amount)
    {
        if (now.Bonus is null && then.Bonus is null && then.Total is null) return None(view, person, now);
        List<CardPart> parts = [];
        if (then.Total is { } score)
            parts.Add(new Line(view.Pick("得分 ", "Score ") + $"{(now.Total is { } t ? ScoreWording.Say(t) : "—")} → {ScoreWording.Say(score)}", Strong: true));
        if (then.Bonus is { } bonus)
            parts.Add(new Line(view.Pick("奖金 ", "Bonus ") + $"{(now.Bonus is { } b ? Say(view, b) : "—")} → {Say(view, bonus)}"
                + (now.Bonus is { } old ? view.Pick($"(多 {Say(view, bonus - old)})", $" ({Say(view, bonus - old)} more)") : ""), Strong: true));
        parts.Add(new Line(view.Pick("只是测算,什么也没有记。", "Only an estimate; nothing was logged."), Tone.Subtle));
        return new Card(view.Language, view.Pick($"再签 {Say(view, amount)},{now.Period.Say(view.Language, view.Today)}会是", $"With {Say(view, amount)} more signed in {now.Period.Say(view.Language, view.Today)}"), parts)
            .With(new CardButton(view.Pick("奖金", "Bonus"), "bonus", ScorecardCard.Whose(person, now.Period)), ScorecardCard.ScoreButton(view, person, now));
    }

    /// <summary>What would be paid at 50, 80, 100, 120 and 150 %.</summary>
    public static IEnumerable<CardPart> Preview(ScoreView view, BonusRule rule) =>
    [
        new Facts([.. rule.Preview().Select(p => new Fact(
            view.Pick(rule.Reads == CurveReads.Score ? "得分 " : "达成 ", rule.Reads == CurveReads.Score ? "Score " : "Attained ") + ScoreWording.Percent(p.At), Say(view, p.Pays)))]),
        .. rule.Rate > 0
            ? [new Line(view.Pick($"超过保底、到激励目标为止的部分另奖 {ScoreWording.Percent(rule.Rate)}。", $"Plus {ScoreWording.Percent(rule.Rate)} of what lies between base and stretch."), Tone.Subtle)]
            : Array.Empty<CardPart>(),
    ];

    static string Formula(ScoreView view, BonusRule rule, ScoreRow row)
    {
        var at = rule.Reads == CurveReads.Score ? row.Score.Total!.Value / 100 : row.Score.Lines.First(l => l.Line.Part == Part.Target).Attainment!.Value;
        var extra = row.Bonus!.Value - rule.Of(at, null);
        return view.Pick(
            $"基础奖金 {Say(view, rule.Amount)} × 曲线({ScoreWording.Percent(at)}) {ScoreWording.Percent(decimal.Round(rule.Curve.At(at), 4))} + 激励部分 {Say(view, extra)} = {Say(view, row.Bonus.Value)}",
            $"Base bonus {Say(view, rule.Amount)} × curve({ScoreWording.Percent(at)}) {ScoreWording.Percent(decimal.Round(rule.Curve.At(at), 4))} + for the stretch {Say(view, extra)} = {Say(view, row.Bonus.Value)}");
    }

    static Card None(ScoreView view, Appraised person, Scorecard card) => new Card(
        view.Language, view.Pick("您的考核方案没有设奖金,或者还没有可评的数据。", "Your scheme pays no bonus, or there is nothing to score yet."))
        .With(ScorecardCard.ScoreButton(view, person, card));

    static string Say(ScoreView view, decimal amount) => new Money(decimal.Round(amount, 2), view.Currency).Say(view.Language);
}
