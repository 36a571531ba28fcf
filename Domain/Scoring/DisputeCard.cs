using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>Objecting to a line, and settling that.</summary>
public static class DisputeCard
{
    /// <summary>What may be wrong, a button each, so that it works where nothing can be typed into a card.</summary>
    public static IReadOnlyList<(string Key, string Chinese, string English)> Reasons { get; } =
    [
        ("missing", "少记了", "Something is missing"),
        ("wrong", "记错了", "Something is wrong"),
        ("goal", "目标值不对", "The goal is wrong"),
        ("other", "其他", "Something else"),
    ];

    public static Card Ask(ScoreView view, Scorecard card, LineScore line, IReadOnlyCollection<(string, string)> whose) => new Card(
        view.Language,
        view.Pick($"对「{line.Line.NameIn(view.Language)}」有异议", $"You object to “{line.Line.NameIn(view.Language)}”"),
        [
            new Line($"{card.Period.Say(view.Language, view.Today)} · {line.SayStanding(view.Currency, view.Language)}"),
            new TextInput("words", view.Pick("哪里不对?", "What is wrong?"), view.Pick("比如:11月12日的拜访没有算", "e.g. the visit of 12 Nov is not counted")),
        ])
        .With([
            .. Reasons.Select(r => new CardButton(view.Pick(r.Chinese, r.English), "dispute", [.. whose, ("reason", r.Key)])),
            new CardButton(view.Pick("返回", "Back"), "explain", whose),
        ]);

    public static Card Opened(ScoreView view, SchemeLine line, string owner, DateOnly due) => new(
        view.Language,
        view.Pick($"已提交:「{line.NameIn(view.Language)}」由{owner}处理", $"Submitted: {owner} will settle “{line.NameIn(view.Language)}”"),
        new Line(view.Pick($"最迟 {due.AddDays(-1).Say(view.Language, view.Today)} 答复。", $"You will have an answer by {due.AddDays(-1).Say(view.Language, view.Today)}."), Tone.Subtle));

    /// <summary>What the one who settles it sees.</summary>
    public static Card Settle(ScoreView view, Dispute dispute, Appraised person, LineScore? line, bool isSealed)
    {
        var id = dispute.Id.Value.ToString(CultureInfo.InvariantCulture);
        List<CardPart> parts = [new Line($"「{dispute.Words}」")];
        if (line is not null) parts.Add(new Line(line.SayStanding(view.Currency, view.Language)));
        parts.Add(new TextInput("outcome", view.Pick("说明(可不填)", "Your answer (optional)")));
        if (isSealed)
            parts.AddRange([
                new Line(view.Pick("这个周期已封存:成立的话,差额计入现在的周期,并注明来源。", "That period is sealed: if upheld, the difference counts in the present one, by name."), Tone.Subtle),
                new TextInput("delta", view.Pick("差额(可为负)", "Difference (may be negative)"), view.Pick("比如 2万 或 1", "e.g. 20000 or 1")),
            ]);
        return new Card(
            view.Language,
            view.Pick(
                $"{person.Name}对{dispute.Period.Say(view.Language, view.Today)}的「{NameOf(dispute, view.Language)}」有异议",
                $"{person.NameEn} objects to “{NameOf(dispute, view.Language)}” in {dispute.Period.Say(view.Language, view.Today)}"),
            parts)
            .With(
                new CardButton(view.Pick("成立", "Uphold"), "settle-dispute", ("dispute", id), ("upheld", "yes")),
                new CardButton(view.Pick("不成立", "Reject"), "settle-dispute", ("dispute", id), ("upheld", "no")),
                new CardButton(
                    view.Pick("看这一行", "See the line"), "explain",
                    [.. ScorecardCard.Whose(person, dispute.Period), ("part", dispute.Part == Part.Target ? "target" : "kpi"), ("key", dispute.Key)]));
    }

    /// <summary>What came of it: the same for both sides.</summary>
    public static Card Settled(Language language, DateOnly today, Dispute dispute, string by)
    {
        var verdict = dispute.Upheld == true ? language.Pick("成立", "upheld") : language.Pick("不成立", "rejected");
        return new(
            language,
            language.Pick(
                $"异议{verdict}:{dispute.Period.Say(language, today)}「{NameOf(dispute, language)}」", $"Objection {verdict}: “{NameOf(dispute, language)}”, {dispute.Period.Say(language, today)}"),
            [
                new Line($"「{dispute.Words}」", Tone.Subtle),
                .. dispute.Outcome is { Length: > 0 } outcome ? [new Line(outcome)] : Array.Empty<CardPart>(),
                new Line(language.Pick($"由{by}处理。", $"Settled by {by}."), Tone.Subtle),
            ]);
    }

    public static string NameOf(Dispute dispute, Language language) =>
        dispute.Own is var (name, nameEn) ? language.Pick(name, nameEn) : SchemeChecks.NameOf(new(dispute.Part, dispute.Key, 1), language);
}
