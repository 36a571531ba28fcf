using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A table pasted into the chat: a line that says which target, then names with amounts.</summary>
static class TargetTable
{
    public const int MostRows = 500;

    static readonly char[] Separators = ['\t', ',', ',', ';', ';', ':', ':', '|', ' '];

    /// <summary>Whether every line after a heading about targets is a name with one or two amounts and nothing else.</summary>
    public static bool IsTable(string text)
    {
        if (text.Length > 20_000 || !text.Contains('\n', StringComparison.Ordinal)) return false;
        var lines = LinesOf(text).ToArray();
        return lines.Length > 1 && IsHeading(lines[0].Text) && lines.Skip(1).All(l => RowOf(l.Text, l.Number).Amount is not null);
    }

    public static IReadOnlyList<StatedTarget> Read(string text, DateOnly today, FiscalCalendar fiscal)
    {
        var lines = LinesOf(text).ToArray();
        var (metric, period) = (MetricIn(lines[0].Text) ?? TargetMetric.Revenue, PeriodIn(lines[0].Text, today, fiscal) ?? Period.Month(today));
        return
        [
            .. lines.Skip(1).Take(MostRows).Select(l => RowOf(l.Text, l.Number))
                .Select(r => new StatedTarget(r.Line, r.Name, metric, period, r.Amount!.Value, r.Stretch)),
        ];
    }

    static IEnumerable<(string Text, int Number)> LinesOf(string text) =>
        text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0);

    static bool IsHeading(string line) => line.Length <= 60
        && (line.Contains("目标", StringComparison.Ordinal) || line.Contains("target", StringComparison.OrdinalIgnoreCase));

    // Amounts stand at the end; what is before them is the name, which may have spaces of its own.
    static (int Line, string Name, decimal? Amount, decimal? Stretch) RowOf(string line, int number)
    {
        var words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var amounts = words.Reverse().Take(2).Select(w => AmountReader.Read(w)?.Amount).TakeWhile(a => a is not null).Reverse().ToArray();
        var name = string.Join(' ', words.SkipLast(amounts.Length));
        return name.Length is 0 or > 60 || amounts.Length == 0 ? (number, name, null, null) : (number, name, amounts[0], amounts.Length > 1 ? amounts[1] : null);
    }

    /// <summary>The period that a heading names; null where it names none.</summary>
    public static Period? PeriodIn(string heading, DateOnly today, FiscalCalendar fiscal)
    {
        if (EntityFinder.Find(FiscalWords.Plain(heading), today).FirstOrDefault(e => e.Days is not null)?.Days is not { } days) return null;
        // A month without a year that is over is next year's.
        if (days.To < today && !heading.Contains('年', StringComparison.Ordinal) && !heading.Contains("20", StringComparison.Ordinal))
            days = new(days.From.AddYears(1), days.To.AddYears(1));
        return FiscalWords.Of(fiscal, Asked.PeriodOf(new Question(null, days, Subject.Me), today), heading, today, ahead: true);
    }

    /// <summary>The metric that a heading names; null where it names none.</summary>
    public static TargetMetric? MetricIn(string heading)
    {
        foreach (var (word, metric) in Words)
            if (heading.Contains(word, StringComparison.OrdinalIgnoreCase))
                return metric;
        return null;
    }

    static readonly (string Word, TargetMetric Metric)[] Words =
    [
        ("回款", TargetMetric.Collections), ("collect", TargetMetric.Collections), ("拜访", TargetMetric.Visits), ("visit", TargetMetric.Visits),
        ("报价", TargetMetric.Quotes), ("quote", TargetMetric.Quotes), ("新客户", TargetMetric.Customers), ("customer", TargetMetric.Customers),
        ("跟进", TargetMetric.Followups), ("follow", TargetMetric.Followups), ("单数", TargetMetric.Deals), ("deals", TargetMetric.Deals),
    ];
}
