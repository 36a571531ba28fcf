using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>Schemes to read and to choose from.</summary>
public static class SchemeCard
{
    /// <summary>What somebody is appraised by.</summary>
    public static Card Of(ScoreView view, string who, Scheme scheme)
    {
        var cycle = scheme.Cycle switch
        {
            PeriodKind.Quarter => view.Pick("按季", "quarterly"),
            PeriodKind.Half => view.Pick("按半年", "half-yearly"),
            PeriodKind.Year => view.Pick("按年", "yearly"),
            _ => view.Pick("按月", "monthly"),
        };
        List<CardPart> parts = [Lines(view, scheme.Lines)];
        if (scheme.IsOverridden) parts.Add(new Line(view.Pick("含个人调整。", "With changes of your own."), Tone.Subtle));
        if (scheme.Bonus is { } rule)
            parts.AddRange([new Heading(view.Pick($"奖金:基础 {Money(view, rule.Amount)}", $"Bonus: base {Money(view, rule.Amount)}")), .. BonusCard.Preview(view, rule)]);
        return new Card(
            view.Language,
            view.Pick(
                $"{who}的考核方案:{scheme.Name}(v{scheme.Version},{cycle},{scheme.From.Say(view.Language, view.Today)}起)",
                $"{who}: scheme {scheme.NameEn} (v{scheme.Version}, {cycle}, from {scheme.From.Say(view.Language, view.Today)})"),
            parts);
    }

    /// <summary>The ready-made ones, a button each.</summary>
    public static Card Choose(Language language) => new Card(
        language, language.Pick("选一套考核方案开始,之后都可以改", "Choose a scheme to begin with; everything can be changed later"),
        ReadyMade.All.Select((s, i) => new Line($"{i + 1}. {s.NameIn(language)}{language.Pick(":", ": ")}{s.HintIn(language)}")))
        .With(ReadyMade.All.Select(s => new CardButton(s.NameIn(language), "choose-scheme", ("scheme", s.Key))));

    /// <summary>One of them before it is chosen: its lines, its warnings, and from when it may be taken.</summary>
    public static Card Preview(ScoreView view, ReadyMadeScheme made, IReadOnlyList<(DateOnly From, string Title)> starts) => new Card(
        view.Language, view.Pick($"「{made.Name}」方案", $"Scheme “{made.NameEn}”"),
        [
            Lines(view, made.Lines), .. Warnings(view, made.Lines),
            new TextInput("bonus", view.Pick("每人每月基础奖金(可不填)", "Base bonus a person and month (optional)"), view.Pick("比如 5000", "e.g. 5000")),
        ])
        .With([.. From(starts, "choose-scheme", ("scheme", made.Key)), new CardButton(view.Pick("换一套", "Another one"), "choose-scheme")]);

    /// <summary>A written one before it is adopted: its lines, its warnings, and from when it may hold.</summary>
    /// <param name="values">What brings the buttons back to the same text.</param>
    public static Card Draft(
        ScoreView view, string who, ImmutableArray<SchemeLine> lines, IReadOnlyList<(DateOnly From, string Title)> starts, params (string Name, string Value)[] values) =>
        new Card(view.Language, view.Pick($"{who}的考核方案", $"Scheme for {who}"), [Lines(view, lines), .. Warnings(view, lines)])
            .With(From(starts, "write-scheme", values));

    static IEnumerable<CardButton> From(IEnumerable<(DateOnly From, string Title)> starts, string verb, params (string Name, string Value)[] values) =>
        starts.Select(s => new CardButton(s.Title, verb, [.. values, ("from", s.From.Iso())]));

    static IEnumerable<Line> Warnings(ScoreView view, IReadOnlyCollection<SchemeLine> lines) =>
        SchemeChecks.Warnings(lines).Select(w => new Line("⚠ " + w.In(view.Language), Tone.Warning));

    static Grid Lines(ScoreView view, ImmutableArray<SchemeLine> lines) => new(
        [view.Pick("项目", "Line"), view.Pick("权重", "Weight"), view.Pick("目标值", "Goal")],
        [
            .. lines.Select(l => (ImmutableArray<string>)
            [
                l.NameIn(view.Language), ScoreWording.Say(l.Weight) + "%",
                l.Goal is { } goal ? l.Say(goal, view.Currency, view.Language) : view.Pick("本人目标", "own target"),
            ]),
        ]);

    static string Money(ScoreView view, decimal amount) => new Money(amount, view.Currency).Say(view.Language);
}
