using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A table pasted into the chat: a line that says which target, then names with amounts.</summary>
sealed record TargetTable(TargetMetric Metric, Period Period, IReadOnlyList<TargetTable.Row> Rows)
{
    public const int MostRows = 500;

    static readonly char[] Separators = ['\t', ',', ',', ';', ';', ':', ':', '|', ' '];

    /// <param name="Line">In the message, from 1.</param>
    /// <param name="Amount">Null where none could be read.</param>
    public sealed record Row(int Line, string Name, decimal? Amount, decimal? Stretch);

    /// <summary>Whether every line after a heading about targets is a name with one or two amounts and nothing else.</summary>
    public static bool IsTable(string text)
    {
        if (text.Length > 20_000 || !text.Contains('\n', StringComparison.Ordinal)) return false;
        var lines = LinesOf(text).ToArray();
        return lines.Length > 1 && IsHeading(lines[0].Text) && lines.Skip(1).All(l => RowOf(l.Text, l.Number).Amount is not null);
    }

    public static TargetTable Read(string text, DateOnly today)
    {
        var lines = LinesOf(text).ToArray();
        var heading = lines[0].Text;
        return new(MetricOf(heading), PeriodOf(heading, today), [.. lines.Skip(1).Take(MostRows).Select(l => RowOf(l.Text, l.Number))]);
    }

    static IEnumerable<(string Text, int Number)> LinesOf(string text) =>
        text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0);

    static bool IsHeading(string line) => line.Length <= 60
        && (line.Contains("目标", StringComparison.Ordinal) || line.Contains("target", StringComparison.OrdinalIgnoreCase));

    // Amounts stand at the end; what is before them is the name, which may have spaces of its own.
    static Row RowOf(string line, int number)
    {
        var words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var amounts = words.Reverse().Take(2).Select(w => AmountReader.Read(w)?.Amount).TakeWhile(a => a is not null).Reverse().ToArray();
        var name = string.Join(' ', words.SkipLast(amounts.Length));
        return name.Length is 0 or > 60 || amounts.Length == 0 ? new(number, name, null, null) : new(number, name, amounts[0], amounts.Length > 1 ? amounts[1] : null);
    }

    static Period PeriodOf(string heading, DateOnly today)
    {
        if (EntityFinder.Find(heading, today).FirstOrDefault(e => e.Days is not null)?.Days is not { } days) return Period.Month(today);
        // A month without a year that is over is next year's.
        if (days.To < today && !heading.Contains('年', StringComparison.Ordinal) && !heading.Contains("20", StringComparison.Ordinal))
            days = new(days.From.AddYears(1), days.To.AddYears(1));
        return Asked.PeriodOf(new Question(null, days, Subject.Me), today);
    }

    static TargetMetric MetricOf(string heading)
    {
        foreach (var (word, metric) in Words)
            if (heading.Contains(word, StringComparison.OrdinalIgnoreCase))
                return metric;
        return TargetMetric.Revenue;
    }

    static readonly (string Word, TargetMetric Metric)[] Words =
    [
        ("回款", TargetMetric.Collections), ("collect", TargetMetric.Collections), ("拜访", TargetMetric.Visits), ("visit", TargetMetric.Visits),
        ("报价", TargetMetric.Quotes), ("quote", TargetMetric.Quotes), ("新客户", TargetMetric.Customers), ("customer", TargetMetric.Customers),
        ("跟进", TargetMetric.Followups), ("follow", TargetMetric.Followups), ("单数", TargetMetric.Deals), ("deals", TargetMetric.Deals),
    ];
}
