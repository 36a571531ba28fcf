using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Reads targets out of the rows of a file: names with a target and a stretch, or names with a column for each period. Which target it is says the
/// file's head, or else what was written with it or its name.
/// </summary>
static partial class TargetFileTable
{
    static readonly string[] Names = ["name", "person", "owner", "member", "employee", "rep", "sales rep", "team", "姓名", "名字", "成员", "销售", "员工", "负责人", "团队", "部门", "谁"];

    static readonly string[] Periods = ["period", "month", "quarter", "月份", "月", "期间", "周期", "时段", "季度"];

    static readonly string[] Metrics = ["metric", "kpi", "指标", "目标类型", "类型"];

    public static (IReadOnlyList<StatedTarget> Stated, IReadOnlyList<(int Line, Refusal Why)> Faults) Read(FileRows file, string heading, DateOnly today, FiscalCalendar fiscal)
    {
        var rows = file.Rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).ToArray();
        // A line of its own above the table says what it is about.
        if (rows.Length > 1 && Filled(rows[0]) == 1)
        {
            heading = rows[0].Cells.First(c => !string.IsNullOrWhiteSpace(c));
            rows = rows[1..];
        }
        if (rows.Length == 0) return ([], []);
        var usual = (Metric: TargetTable.MetricIn(heading) ?? TargetMetric.Revenue, Period: PeriodIn(heading, today, fiscal) ?? Period.Month(today));
        var columns = IsHead(rows[0]) ? Head(rows[0], usual, today, fiscal) : Plain(rows[0], usual);
        List<StatedTarget> stated = [];
        List<(int, Refusal)> faults = [];
        foreach (var row in IsHead(rows[0]) ? rows[1..] : rows) Read(row, columns, today, fiscal, stated, faults);
        return (stated, faults);
    }

    static void Read(FileRow row, Columns columns, DateOnly today, FiscalCalendar fiscal, List<StatedTarget> stated, List<(int, Refusal)> faults)
    {
        var name = CleanText.Of(At(row, columns.Name), 60);
        if (name.Length == 0)
        {
            faults.Add((row.Line, new("没有写名字", "the name is missing")));
            return;
        }
        var (saidPeriod, saidMetric) = (At(row, columns.Period), At(row, columns.Metric));
        var (period, metric) = (saidPeriod.Length > 0 ? PeriodIn(saidPeriod, today, fiscal) : null, saidMetric.Length > 0 ? TargetTable.MetricIn(saidMetric) : null);
        if (saidPeriod.Length > 0 && period is null) faults.Add((row.Line, Unread(saidPeriod, "时段", "a period")));
        else if (saidMetric.Length > 0 && metric is null && !IsRevenue(saidMetric)) faults.Add((row.Line, Unread(saidMetric, "指标", "a metric")));
        else
            foreach (var column in columns.Amounts)
            {
                var (amount, stretch) = (At(row, column.Base), At(row, column.Stretch));
                if (amount.Length == 0 && stretch.Length == 0) continue;
                if (AmountReader.Read(amount) is not { } read) faults.Add((row.Line, Unread(amount, "数额", "an amount")));
                else if (stretch.Length > 0 && AmountReader.Read(stretch) is null) faults.Add((row.Line, Unread(stretch, "数额", "an amount")));
                else stated.Add(new(row.Line, name, metric ?? (IsRevenue(saidMetric) ? TargetMetric.Revenue : column.Metric), period ?? column.Period, read.Amount, AmountReader.Read(stretch)?.Amount));
            }
    }

    static bool IsHead(FileRow row) => row.Cells.Any(c => Is(c, Names)) || row.Cells.Skip(1).All(c => c.Trim().Length == 0 || AmountReader.Read(c.Trim()) is null);

    static Columns Head(FileRow head, (TargetMetric Metric, Period Period) usual, DateOnly today, FiscalCalendar fiscal)
    {
        var cells = head.Cells.Select(c => c.Trim()).ToArray();
        var name = Math.Max(0, Array.FindIndex(cells, c => Is(c, Names)));
        var (period, metric) = (Array.FindIndex(cells, c => Is(c, Periods)), Array.FindIndex(cells, c => Is(c, Metrics)));
        var amounts = cells.Select((c, i) => (Cell: c, At: i)).Where(c => c.At != name && c.At != period && c.At != metric && c.Cell.Length > 0)
            .Select(c => (c.At, IsStretch: IsStretch(c.Cell), Metric: TargetTable.MetricIn(c.Cell) ?? usual.Metric, Period: PeriodIn(c.Cell, today, fiscal), IsBase: IsBase(c.Cell)))
            .Where(c => c.IsStretch || c.IsBase || c.Period is not null).Select(c => (c.At, c.IsStretch, Key: (c.Metric, Period: c.Period ?? usual.Period))).ToArray();
        return new(name, period, metric,
        [
            .. amounts.Where(a => !a.IsStretch).Select(a => new Amounts(
                a.At, amounts.Where(s => s.IsStretch && s.Key == a.Key).Select(s => s.At).DefaultIfEmpty(-1).First(), a.Key.Metric, a.Key.Period)),
        ]);
    }

    static Columns Plain(FileRow row, (TargetMetric Metric, Period Period) usual) =>
        new(0, -1, -1, [new Amounts(1, row.Cells.Count > 2 ? 2 : -1, usual.Metric, usual.Period)]);

    /// <summary>Also a month as Excel and programs write it: 2027-05, 2027-05-01.</summary>
    static Period? PeriodIn(string text, DateOnly today, FiscalCalendar fiscal) => Month().Match(text.Trim()) is { Success: true } m
        && int.Parse(m.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        ? Period.Month(new(int.Parse(m.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, 1))
        : TargetTable.PeriodIn(text, today, fiscal);

    static bool IsStretch(string head) =>
        head.Contains("激励", StringComparison.Ordinal) || head.Contains("挑战", StringComparison.Ordinal) || head.Contains("stretch", StringComparison.OrdinalIgnoreCase);

    static bool IsBase(string head) => ((string[])["目标", "数额", "金额", "target", "base", "quota", "amount"]).Any(w => head.Contains(w, StringComparison.OrdinalIgnoreCase));

    static bool IsRevenue(string metric) => ((string[])["签单额", "业绩", "revenue", "sales", "signed"]).Contains(metric, StringComparer.OrdinalIgnoreCase);

    static bool Is(string cell, string[] names) => names.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase);

    static int Filled(FileRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    static string At(FileRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : "";

    static Refusal Unread(string text, string what, string whatEn) =>
        new($"「{CleanText.Of(text, 20)}」不是{what}", $"“{CleanText.Of(text, 20)}” is not {whatEn}");

    /// <summary>Columns by their place; below 0 where there is none.</summary>
    sealed record Columns(int Name, int Period, int Metric, IReadOnlyList<Amounts> Amounts);

    sealed record Amounts(int Base, int Stretch, TargetMetric Metric, Period Period);

    [GeneratedRegex(@"^(?<y>20\d\d)[-/.](?<m>\d{1,2})([-/.]\d{1,2})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Month();
}
