using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>"Why this score", unfolded step by step: score, part, line with its formula, and the records behind it.</summary>
public static class ExplainCard
{
    /// <summary>The score as the sum of its parts.</summary>
    public static Card OfScore(ScoreView view, Appraised person, Scorecard card)
    {
        var lines = card.Rows.SelectMany((r, i) => Sums(view, card, r, i)).ToList();
        if (card.Rows.Length > 1 && card.Total is { } total)
            lines.Add(new(string.Join(" + ", card.Rows.Where(r => r.Score.Total is not null)
                .Select(r => $"{ScoreWording.Percent(decimal.Round(r.Share, 3))} × {ScoreWording.Say(r.Score.Total!.Value)}")) + $" = {ScoreWording.Say(total)}", Strong: true));
        if (card.Bonus is { } bonus) lines.Add(Bonus(view, card, bonus));
        var title = card.Total is { } points
            ? view.Pick($"为什么是 {ScoreWording.Say(points)} 分", $"Why the score is {ScoreWording.Say(points)}")
            : view.Pick("还没有可评的数据", "Nothing to score yet");
        return new Card(view.Language, $"{person.NameIn(view.Language)} · {card.Period.Say(view.Language, view.Today)} · {title}", lines).With(Parts(view, person, card));
    }

    /// <summary>A part as the sum of its lines, each with a button.</summary>
    public static Card OfPart(ScoreView view, Appraised person, Scorecard card, int row, Part part, int page)
    {
        var score = card.Rows[row].Score;
        var lines = score.Lines.Where(l => l.Line.Part == part).ToArray();
        const int Most = Card.MaxButtons - 2;
        var from = page * Most >= lines.Length ? 0 : page * Most;
        var more = lines.Length > from + Most
            ? [new CardButton(view.Pick("更多", "More"), "explain", [.. Whose(person, card, row), ("part", Name(part)), ("page", $"{from / Most + 1}")])]
            : Array.Empty<CardButton>();
        return new Card(
            view.Language,
            view.Pick($"{part.Name(view.Language)}部分:{Brings(lines)} 分", $"{part.Name(view.Language)}: {Brings(lines)} points"),
            lines.Select(l => new Line(Sum(view, l))).Append(new Line(view.Pick("点一行看公式和记录。", "Open a line for its formula and records."), Tone.Subtle)))
            .With([
                .. lines.Skip(from).Take(Most).Select(l => new CardButton(l.Line.NameIn(view.Language), "explain", Of(person, card, row, l.Line))),
                .. more,
                new CardButton(view.Pick("返回", "Back"), "explain", Whose(person, card, row)),
            ]);
    }

    /// <summary>One line: its formula in words and with its numbers.</summary>
    /// <param name="records">How many records are behind it.</param>
    /// <param name="versions">How a target that changed within the period comes to its number.</param>
    public static Card OfLine(
        ScoreView view, Appraised person, Scorecard card, int row, LineScore line, long records, params IEnumerable<CardPart> versions)
    {
        var indicator = line.Line.Indicator;
        List<CardPart> parts = [];
        if (indicator is not null)
            parts.Add(new Line(view.Pick($"口径:{indicator.Formula}", $"What counts: {indicator.FormulaEn}")));
        parts.Add(new Line(string.Join('\n', Arithmetic(view, card, line))));
        parts.AddRange(versions);
        var whose = Of(person, card, row, line.Line).ToArray();
        List<CardButton> buttons = [];
        if (records > 0) buttons.Add(new(view.Pick($"{records} 条记录", $"{records} records"), "explain", [.. whose, ("records", "0")]));
        buttons.Add(new(view.Pick("我有异议", "I object"), "dispute", whose));
        buttons.Add(new(view.Pick("返回", "Back"), "explain", [.. Whose(person, card, row), ("part", Name(line.Line.Part))]));
        var title = line.Points is null
            ? view.Pick($"{line.Line.NameIn(view.Language)}:没有评分", $"{line.Line.NameIn(view.Language)}: not rated")
            : view.Pick($"{line.Line.NameIn(view.Language)}:{Brings([line])} 分", $"{line.Line.NameIn(view.Language)}: {Brings([line])} points");
        return new Card(view.Language, title, parts).With(buttons);
    }

    /// <summary>The records behind a line, the newest first, each with the message it came from or what a customer answered.</summary>
    public static Card OfRecords(ScoreView view, Appraised person, Scorecard card, int row, SchemeLine line, IEnumerable<string> records, int page, bool hasMore)
    {
        var whose = Of(person, card, row, line).ToArray();
        List<CardButton> buttons = [];
        if (hasMore) buttons.Add(new(view.Pick("更早的", "Older"), "explain", [.. whose, ("records", $"{page + 1}")]));
        buttons.Add(new(view.Pick("我有异议", "I object"), "dispute", whose));
        buttons.Add(new(view.Pick("返回", "Back"), "explain", whose));
        return new Card(
            view.Language,
            view.Pick($"{line.NameIn(view.Language)}:{card.Period.Say(view.Language, view.Today)}的记录", $"{line.NameIn(view.Language)}: records of {card.Period.Say(view.Language, view.Today)}"),
            records.Select(r => new Line(r))).With(buttons);
    }

    static IEnumerable<Line> Sums(ScoreView view, Scorecard card, ScoreRow row, int index)
    {
        var score = row.Score;
        if (card.Rows.Length > 1)
            yield return new(view.Pick($"第 {index + 1} 段 · {row.Span.Scheme.Name} v{row.Span.Scheme.Version}", $"Row {index + 1}: {row.Span.Scheme.NameEn} v{row.Span.Scheme.Version}"), Strong: true);
        foreach (var part in Enum.GetValues<Part>().Where(p => score.Scheme.WeightOf(p) > 0))
        {
            var lines = score.Lines.Where(l => l.Line.Part == part).ToArray();
            yield return new(score.PointsOf(part) is { } points
                ? view.Pick(
                    $"{part.Name(view.Language)}:{ScoreWording.Say(Whole(lines))}% × {ScoreWording.Percent(decimal.Round(points, 4))} = {Brings(lines)}",
                    $"{part.Name(view.Language)}: {ScoreWording.Say(Whole(lines))} % × {ScoreWording.Percent(decimal.Round(points, 4))} = {Brings(lines)}")
                : view.Pick($"{part.Name(view.Language)}:没有数据,{ScoreWording.Say(score.Scheme.WeightOf(part))}% 给了另一部分", $"{part.Name(view.Language)}: no data; its {ScoreWording.Say(score.Scheme.WeightOf(part))} % went to the other part"));
        }
    }

    static Line Bonus(ScoreView view, Scorecard card, decimal bonus) => new(
        view.Pick($"奖金 {new Money(bonus, view.Currency).Say(view.Language)}:见「奖金」", $"Bonus {new Money(bonus, view.Currency).Say(view.Language)}: see “Bonus”")
            + (card.Rows.Length > 1 ? view.Pick("(按工作日加权)", " (weighted by working days)") : ""), Tone.Subtle);

    static IEnumerable<CardButton> Parts(ScoreView view, Appraised person, Scorecard card)
    {
        var several = card.Rows.Length > 1;
        for (var i = 0; i < card.Rows.Length; i++)
            foreach (var part in Enum.GetValues<Part>().Where(p => card.Rows[i].Score.Scheme.WeightOf(p) > 0))
                yield return new(
                    (several ? $"{i + 1} · " : "") + part.Name(view.Language), "explain", [.. Whose(person, card, i), ("part", Name(part))]);
        yield return ScorecardCard.ScoreButton(view, person, card);
    }

    static IEnumerable<string> Arithmetic(ScoreView view, Scorecard card, LineScore line)
    {
        var scheme = line.Line;
        if (line.Actual is not { } actual)
        {
            yield return view.Pick($"没有数据:{ScoreWording.Say(scheme.Weight)}% 的权重分给了其他行。", $"No data: its weight of {ScoreWording.Say(scheme.Weight)} % went to the other lines.");
            yield break;
        }
        string Say(decimal value) => scheme.Say(value, view.Currency, view.Language);
        yield return MeasureOf(card, scheme) is { Denominator: { } d } m
            ? $"A = {Number(m.Numerator)} / {Number(d)} = {Say(actual)}{view.SampleOf(line)}"
            : $"A = {Say(actual)}";
        foreach (var c in card.Measured.Corrections.Where(c => c.Part == scheme.Part && c.Key == scheme.Key))
            yield return view.Pick(
                $"含更正 {c.On.Say(view.Language, view.Today)}:{c.Of.Say(view.Language, view.Today)} {Say(c.Delta)}({c.Reason})",
                $"With a correction of {c.On.Say(view.Language, view.Today)}: {c.Of.Say(view.Language, view.Today)} {Say(c.Delta)} ({c.Reason})");
        if (line.Goal is not { } goal)
        {
            yield return view.Pick("T:没有目标值,权重分给了其他行。", "T: no goal; its weight went to the other lines.");
            yield break;
        }
        yield return $"T = {Say(goal)}" + (scheme.Goal is null ? view.Pick("(本人目标,保底)", " (own base target)") : "");
        yield return scheme.Indicator is { LowerIsBetter: true }
            ? $"U = {Say(scheme.ZeroPoint ?? goal * 2)}\na = (U − A) / (U − T) = {ScoreWording.Percent(decimal.Round(line.Attainment!.Value, 4))}"
            : $"a = A / T = {ScoreWording.Percent(decimal.Round(line.Attainment!.Value, 4))}";
        yield return view.Pick("得分率", "points") + $" = min(max(a, {ScoreWording.Percent(scheme.Floor)}), {ScoreWording.Percent(scheme.Cap)}) = {ScoreWording.Percent(decimal.Round(line.Points!.Value, 4))}";
        yield return Sum(view, line);
    }

    static Measure? MeasureOf(Scorecard card, SchemeLine line) =>
        line.Part == Part.Kpi && card.Measured.Measures.TryGetValue(line.Key, out var measure) ? measure : null;

    static string Sum(ScoreView view, LineScore line)
    {
        var name = line.Line.NameIn(view.Language);
        if (line.Points is not { } points) return view.Pick($"{name}:无数据,权重给了其他行", $"{name}: no data, its weight went to the others");
        var handed = line.Weight == line.Line.Weight ? ""
            : line.Weight < line.Line.Weight ? view.Pick($"(互评最多 {PeerWeight.Most}%,方案写 {ScoreWording.Say(line.Line.Weight)}%)", $" (peers weigh {PeerWeight.Most} % at most; the scheme says {ScoreWording.Say(line.Line.Weight)} %)")
            : view.Pick($"(含分来的,原 {ScoreWording.Say(line.Line.Weight)}%)", $" (with what was handed on; {ScoreWording.Say(line.Line.Weight)} % by itself)");
        return $"{name}{view.Pick(":", ": ")}{ScoreWording.Say(decimal.Round(line.Weight, 2))}%{handed} × {ScoreWording.Percent(decimal.Round(points, 4))} = {Brings([line])}";
    }

    static decimal Whole(IEnumerable<LineScore> lines) => decimal.Round(lines.Sum(l => l.Weight), 2);

    static string Brings(IEnumerable<LineScore> lines) => ScoreWording.Say(Score.Rounded(lines.Sum(l => l.Brings)));

    static string Number(decimal value) => value.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture);

    static IEnumerable<(string, string)> Whose(Appraised person, Scorecard card, int row) =>
        [.. ScorecardCard.Whose(person, card.Period), ("row", row.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    static IEnumerable<(string, string)> Of(Appraised person, Scorecard card, int row, SchemeLine line) =>
        [.. Whose(person, card, row), ("part", Name(line.Part)), ("key", line.Key)];

    static string Name(Part part) => part == Part.Target ? "target" : "kpi";
}
