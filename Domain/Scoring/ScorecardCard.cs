using System.Collections.Immutable;
using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>The answer to "my score".</summary>
public static class ScorecardCard
{
    const int MostPeople = 30;

    public static Card OfPerson(ScoreView view, Appraised person, Scorecard card)
    {
        var title = Title(view, person.NameIn(view.Language), card.Period, card.Total);
        List<CardPart> parts = [.. card.Rows.SelectMany(r => Row(view, card, r))];
        if (card.Bonus is { } bonus)
            parts.Add(new Line(BonusCard.Title(view, card.Period, bonus), Strong: true));
        if (card.Last.Score.HasMissing)
            parts.Add(new Line(view.Pick("⚪ 没有数据的不算 0 分,权重分给其他行。", "⚪ No data is not zero: its weight goes to the other lines."), Tone.Subtle));
        parts.Add(card.Sealed is { } was
            ? new Line(view.Pick("已封存 ", "Sealed ") + DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(was.At, view.Zone).DateTime).Say(view.Language, view.Today), Tone.Subtle)
            : new Line(DateWording.AsOf(view.Local, view.Language), Tone.Subtle));
        return new Card(view.Language, title, parts).With(Buttons(view, person, card));
    }

    public static Card OfUnit(ScoreView view, string unit, UnitScore score, Period period, bool withPeople)
    {
        List<CardPart> parts = [Lines(view, score.Score)];
        if (withPeople) parts.AddRange(People(view, [.. score.Counted, .. score.Others]));
        if (score.Others.Length > 0)
            parts.Add(new Line(view.Pick(
                $"合计只含用「{score.Score.Scheme.Name}」的 {score.Counted.Length} 人;另有 {score.Others.Length} 人用别的方案。",
                $"The sums are of the {score.Counted.Length} people with “{score.Score.Scheme.NameEn}”; {score.Others.Length} have other schemes."), Tone.Subtle));
        parts.Add(new Line(DateWording.AsOf(view.Local, view.Language), Tone.Subtle));
        return new Card(view.Language, Title(view, unit, period, score.Score.Total), parts);
    }

    /// <summary>The lines behind their pace, the furthest first.</summary>
    public static Card OfBehind(ScoreView view, Appraised person, Scorecard card)
    {
        var behind = card.Last.Score.Lines.Select(l => (Line: l, Light: ScoreWording.LightOf(l, view.Pace)))
            .Where(l => l.Light is Light.Behind or Light.Bad).OrderByDescending(l => l.Light).ThenBy(l => l.Line.Points).ToArray();
        var who = person.NameIn(view.Language);
        var period = card.Period.Say(view.Language, view.Today);
        var title = behind.Length == 0
            ? view.Pick($"{who} · {period}没有落后的指标", $"{who}, {period}: nothing is behind")
            : view.Pick($"{who} · {period}有 {behind.Length} 项落后", $"{who}, {period}: {behind.Length} behind");
        return new Card(view.Language, title,
        [
            .. behind.Select(b => new Line(
                $"{b.Light.Sign()} {b.Line.Line.NameIn(view.Language)} {b.Line.SayStanding(view.Currency, view.Language)}", b.Light == Light.Bad ? Tone.Bad : Tone.Warning)),
            new Line(view.Pick($"时间进度 {ScoreWording.Percent(decimal.Round(view.Pace, 3))}", $"{ScoreWording.Percent(decimal.Round(view.Pace, 3))} of the working days have passed"), Tone.Subtle),
        ]).With([.. behind.Take(Card.MaxButtons - 1).Select(b => ExplainButton(view, person, card, b.Line.Line)), ScoreButton(view, person, card)]);
    }

    public static IEnumerable<(string, string)> Whose(Appraised person, Period period) =>
        [("who", person.Id.Value.ToString(CultureInfo.InvariantCulture)), ("day", period.Start.Iso())];

    public static CardButton ScoreButton(ScoreView view, Appraised person, Scorecard card) =>
        new(view.Pick("绩效得分", "Score"), "score", Whose(person, card.Period));

    /// <summary>The table of a score's lines: name with its weight, where it stands, what it brings.</summary>
    public static Grid Lines(ScoreView view, Score score) => new(
        [view.Pick("项目", "Line"), view.Pick("完成 / 目标", "Actual / goal"), view.Pick("得分", "Points")],
        [
            .. score.Lines.Select(l => (ImmutableArray<string>)
            [
                $"{ScoreWording.LightOf(l, view.Pace).Sign()} {l.Line.NameIn(view.Language)} {ScoreWording.Say(l.Line.Weight)}%",
                view.SayStanding(l),
                l.Points is null ? "—" : ScoreWording.Say(Score.Rounded(l.Brings)),
            ]),
        ]);

    static string Title(ScoreView view, string who, Period period, decimal? total)
    {
        var when = period.Say(view.Language, view.Today);
        if (total is not { } points) return view.Pick($"{who} · {when}还没有可评的数据", $"{who}, {when}: nothing to score yet");
        var live = view.Today < period.End ? view.Pick("(如果今天结束)", " (if it ended today)") : "";
        return view.Pick($"{who} · {when}绩效 {ScoreWording.Say(points)} 分{live}", $"{who}, {when}: score {ScoreWording.Say(points)}{live}");
    }

    static IEnumerable<CardPart> Row(ScoreView view, Scorecard card, ScoreRow row)
    {
        if (card.Rows.Length > 1)
            yield return new Heading(view.Pick(
                $"{row.Span.Scheme.Name} v{row.Span.Scheme.Version}:{Days(view, row)}{row.Span.Days} 个工作日,占 {ScoreWording.Percent(decimal.Round(row.Share, 3))}",
                $"{row.Span.Scheme.NameEn} v{row.Span.Scheme.Version}: {Days(view, row)}{row.Span.Days} working days, {ScoreWording.Percent(decimal.Round(row.Share, 3))}"));
        yield return Lines(view, row.Score);
        yield return new Line(string.Join(" · ", Parts(view, row.Score)), Tone.Subtle);
    }

    static string Days(ScoreView view, ScoreRow row) =>
        Period.Between(row.Span.From, row.Span.Until.AddDays(-1)).Say(view.Language, view.Today) + view.Pick(",", ", ");

    static IEnumerable<string> Parts(ScoreView view, Score score) => Enum.GetValues<Part>()
        .Where(p => score.Scheme.WeightOf(p) > 0)
        .Select(p => $"{p.Name(view.Language)} {Brings(score, p)} / {ScoreWording.Say(score.Scheme.WeightOf(p))}");

    static string Brings(Score score, Part part) => score.PointsOf(part) is null
        ? "—"
        : ScoreWording.Say(Score.Rounded(score.Lines.Where(l => l.Line.Part == part).Sum(l => l.Brings)));

    static IEnumerable<CardButton> Buttons(ScoreView view, Appraised person, Scorecard card)
    {
        var whose = Whose(person, card.Period).ToArray();
        yield return new(view.Pick("为什么是这个分", "Why this score"), "explain", whose);
        yield return new(view.Pick("落后的指标", "What is behind"), "kpi", whose);
        if (card.Bonus is not null) yield return new(view.Pick("奖金", "Bonus"), "bonus", whose);
        yield return new(view.Pick("考核方案", "Scheme"), "scheme", whose);
    }

    static CardButton ExplainButton(ScoreView view, Appraised person, Scorecard card, SchemeLine line) => new(
        line.NameIn(view.Language), "explain", [.. Whose(person, card.Period), ("part", line.Part == Part.Target ? "target" : "kpi"), ("key", line.Key)]);

    static IEnumerable<CardPart> People(ScoreView view, IReadOnlyCollection<NamedScorecard> people)
    {
        yield return new Heading(view.Pick($"成员({people.Count} 人,得分低的在前)", $"People ({people.Count}, the lowest first)"));
        yield return new Grid(
            [view.Pick("姓名", "Name"), view.Pick("得分", "Score"), view.Pick("落后", "Behind")],
            [
                .. people.OrderBy(p => p.Card.Total ?? decimal.MaxValue).ThenBy(p => p.Person.Id.Value).Take(MostPeople).Select(p => (ImmutableArray<string>)
                [
                    p.Person.NameIn(view.Language),
                    p.Card.Total is { } total ? ScoreWording.Say(total) : "—",
                    string.Join(view.Pick("、", ", "), p.Card.Last.Score.Lines.Where(l => ScoreWording.LightOf(l, view.Pace) == Light.Bad).Select(l => l.Line.NameIn(view.Language)).Take(2)),
                ]),
            ]);
    }
}
