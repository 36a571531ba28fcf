using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>That a line of somebody's scheme is to be different for them: before, after, from when, why.</summary>
public static class OverrideCard
{
    public static Card Of(ScoreView view, Appraised person, SchemeLine before, SchemeLine after, DateOnly from, string reason) => new Card(
        view.Language,
        view.Pick(
            $"{person.Name}的「{before.NameIn(view.Language)}」从 {from.Say(view.Language, view.Today)} 起调整",
            $"{person.NameEn}: “{before.NameIn(view.Language)}” changes from {from.Say(view.Language, view.Today)} on"),
        [
            .. before.Weight == after.Weight
                ? Array.Empty<CardPart>()
                : [new Line(view.Pick("权重 ", "Weight ") + $"{ScoreWording.Say(before.Weight)}% → {ScoreWording.Say(after.Weight)}%")],
            .. before.Goal == after.Goal
                ? Array.Empty<CardPart>()
                : [new Line(view.Pick("目标值 ", "Goal ") + $"{Goal(view, before)} → {Goal(view, after)}")],
            new Line(view.Pick($"原因:{reason}", $"Why: {reason}")),
        ])
        .With(new CardButton(view.Pick("考核方案", "Scheme"), "scheme", ("who", person.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    static string Goal(ScoreView view, SchemeLine line) =>
        line.Goal is { } goal ? line.Say(goal, view.Currency, view.Language) : view.Pick("本人目标", "own target");
}
