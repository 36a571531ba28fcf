using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Reports;

/// <summary>The sheets of an appraisal, row by row: columns by their titles, in order. Money and counts are numbers, so that they can be added up.</summary>
/// <param name="units">By the id of the unit.</param>
/// <param name="catalogue">What the last sheet explains.</param>
public sealed class AppraisalSheets(ScoreView view, IReadOnlyDictionary<int, string> units, Catalogue catalogue)
{
    public string SummaryName => view.Pick("汇总", "Summary");

    public string LinesName => view.Pick("明细", "Lines");

    public string AboutName => view.Pick("说明", "About");

    /// <summary>One row a person: score, parts, bonus.</summary>
    public Dictionary<string, object?> Summary(NamedScorecard score)
    {
        var card = score.Card;
        var row = Who(score);
        Add(row, "方案", "Scheme", SheetCell.Text(string.Join(" / ", card.Rows.Select(r => $"{r.Span.Scheme.NameIn(view.Language)} v{r.Span.Scheme.Version}"))));
        Add(row, "得分", "Score", card.Total);
        Add(row, "目标部分", "Targets", Brings(card, Part.Target));
        Add(row, "指标部分", "Indicators", Brings(card, Part.Kpi));
        Add(row, "奖金", "Bonus", card.Bonus);
        Add(row, "币种", "Currency", view.Currency);
        Add(row, "状态", "State", State(card));
        Add(row, "缺数据", "No data", string.Join(view.Pick("、", ", "), card.Last.Score.Lines.Where(l => l.Points is null).Select(l => SheetCell.Text(l.Line.NameIn(view.Language)))));
        return row;
    }

    /// <summary>One row a line of each person's scorecard: every number the points were worked out from.</summary>
    public IEnumerable<Dictionary<string, object?>> Lines(NamedScorecard score) =>
        score.Card.Rows.SelectMany((row, i) => row.Score.Lines.Select(line => Line(score, row, i, line)));

    /// <summary>What the file is about, and the formula of each indicator.</summary>
    public IEnumerable<Dictionary<string, object?>> About(string company, string whose, string asker, Period period) =>
    [
        Fact("公司", "Company", company),
        Fact("范围", "About", whose),
        Fact("周期", "Period", period.Say(view.Language, view.Today)),
        Fact("生成人", "Made for", asker),
        Fact("数据", "Data", DateWording.AsOf(view.Local, view.Language)),
        Fact("得分率", "Points", view.Pick("达成率 = 实际 / 目标;越低越好的:(零分点 − 实际) / (零分点 − 目标);得分率 = 达成率,不低于下限、不高于上限",
            "attained = actual / goal; where lower is better (zero point − actual) / (zero point − goal); points = attained, between floor and cap")),
        Fact("得分", "Score", view.Pick("每行得分 = 折算权重 × 得分率;没有数据的行把权重分给其他行", "a line brings its weight, with what was handed on, × points; a line without data hands its weight on")),
        .. catalogue.All.Select(i => Fact(i.Name, i.NameEn, i.FormulaIn(view.Language))),
    ];

    Dictionary<string, object?> Line(NamedScorecard score, ScoreRow row, int index, LineScore line)
    {
        var cells = Who(score);
        Measure? measure = line.Line.Part == Part.Kpi && score.Card.Measured.Measures.TryGetValue(line.Line.Key, out var known) ? known : null;
        Add(cells, "段", "Row", index + 1);
        Add(cells, "部分", "Part", line.Line.Part.Name(view.Language));
        Add(cells, "项目", "Line", SheetCell.Text(line.Line.NameIn(view.Language)));
        Add(cells, "权重%", "Weight %", line.Line.Weight);
        Add(cells, "折算权重%", "Weight rated %", decimal.Round(line.Weight, 4));
        Add(cells, "实际", "Actual", line.Actual is { } a ? decimal.Round(a, 6) : null);
        Add(cells, "分子", "Numerator", measure?.Numerator);
        Add(cells, "分母", "Denominator", measure?.Denominator);
        Add(cells, "目标", "Goal", line.Goal);
        Add(cells, "零分点", "Zero point", line.Line.ZeroPoint);
        Add(cells, "下限", "Floor", line.Line.Floor);
        Add(cells, "上限", "Cap", line.Line.Cap);
        Add(cells, "达成率", "Attained", line.Attainment is { } t ? decimal.Round(t, 6) : null);
        Add(cells, "得分率", "Points", line.Points is { } p ? decimal.Round(p, 6) : null);
        Add(cells, "得分", "Brings", Score.Rounded(line.Brings));
        Add(cells, "占比", "Share of period", decimal.Round(row.Share, 6));
        return cells;
    }

    Dictionary<string, object?> Who(NamedScorecard score)
    {
        var row = new Dictionary<string, object?>();
        Add(row, "姓名", "Name", SheetCell.Text(score.Person.NameIn(view.Language)));
        Add(row, "部门", "Unit", SheetCell.Text(units.GetValueOrDefault(score.Person.Path[^1], "")));
        Add(row, "周期", "Period", score.Card.Period.Say(view.Language, view.Today));
        return row;
    }

    Dictionary<string, object?> Fact(string zh, string en, string value)
    {
        var row = new Dictionary<string, object?>();
        Add(row, "项目", "Item", view.Pick(zh, en));
        Add(row, "内容", "Value", SheetCell.Text(value));
        return row;
    }

    string State(Scorecard card) => card.Sealed is { } sealedScore
        ? view.Pick($"已封存 {Day(sealedScore.At)}", $"sealed {Day(sealedScore.At)}")
        : view.Today < card.Period.End ? view.Pick("进行中", "running") : view.Pick("未封存", "not sealed");

    string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, view.Zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // What a part brings, where the scheme changed weighted by the days as the score is.
    static decimal? Brings(Scorecard card, Part part)
    {
        ImmutableArray<ScoreRow> rated = [.. card.Rows.Where(r => r.Score.Total is not null)];
        return rated.IsEmpty || rated.All(r => r.Score.PointsOf(part) is null) ? null
            : Score.Rounded(rated.Sum(r => r.Share * r.Score.Lines.Where(l => l.Line.Part == part).Sum(l => l.Brings)) / rated.Sum(r => r.Share));
    }

    void Add(Dictionary<string, object?> row, string zh, string en, object? value) => row.Add(view.Pick(zh, en), value);
}
