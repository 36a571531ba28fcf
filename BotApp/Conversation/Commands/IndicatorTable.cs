using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Reads indicators of one's own out of the rows of a file: the fields of the form as columns, in either language. What a cell says is brought to
/// the words of the form, which reads and checks it.
/// </summary>
sealed class IndicatorTable
{
    static readonly (string Field, string[] Heads)[] Columns =
    [
        ("name", ["名称", "中文名", "指标", "指标名", "指标名称", "name", "chinese name", "indicator"]),
        ("name_en", ["英文名", "英文名称", "name_en", "english name"]),
        ("source", ["来源", "数据来源", "source"]),
        ("filter", ["筛选", "筛选条件", "条件", "filter"]),
        ("aggregate", ["算法", "计算", "计算方式", "aggregate", "worked out", "what is worked out"]),
        ("unit", ["单位", "unit"]),
        ("better", ["方向", "direction", "better"]),
        ("goal", ["目标值", "目标", "goal"]),
        ("zero", ["零分点", "zero", "zero point", "worth nothing"]),
        ("cap", ["上限", "得分上限", "cap"]),
        ("floor", ["下限", "得分下限", "floor"]),
        ("cycle", ["周期", "cycle"]),
        ("serves", ["服务于", "服务于目标", "serves", "leads to"]),
        ("reason", ["原因", "理由", "为什么改", "reason", "why"]),
    ];

    static readonly Dictionary<string, (string Said, string Means)[]> Words = new(StringComparer.Ordinal)
    {
        ["source"] = Choices<RecordSource>((s, l) => s.Name(l), s => s.Stored()),
        ["aggregate"] = Choices<Aggregate>((a, l) => a.Name(l), a => a.Stored()),
        ["unit"] = [("自动", "auto"), ("as usual", "auto"), .. Choices<IndicatorUnit>((u, l) => u.Name(l), u => u.Stored())],
        ["better"] =
        [
            .. InBoth(l => OwnIndicatorWording.Direction(false, l)).Select(w => (w, "higher")), ("higher", "higher"), ("高", "higher"),
            .. InBoth(l => OwnIndicatorWording.Direction(true, l)).Select(w => (w, "lower")), ("lower", "lower"), ("低", "lower"),
        ],
        ["cycle"] = [.. OwnIndicatorCard.Cycles.SelectMany(c => InBoth(l => c.Name(l)).Select(w => (w, c.Stored()))), ("季", "quarter"), ("half", "half"), ("年度", "year")],
        ["serves"] = Choices<TargetMetric>((m, l) => m.Name(l), m => m.Stored()),
    };

    readonly Dictionary<string, int> _at = [];

    IndicatorTable(FileRow head, IEnumerable<FileRow> rows)
    {
        for (var i = 0; i < head.Cells.Count; i++)
            if (FieldOf(head.Cells[i]) is { } field) _at.TryAdd(field, i);
        Unknown = [.. head.Cells.Where(c => FieldOf(c) is null && !string.IsNullOrWhiteSpace(c)).Select(c => CleanText.Of(c.Trim(), 20))];
        Rows = [.. rows.Select(r => (r.Line, FieldsOf(r)))];
    }

    /// <summary>Columns that say nothing about an indicator.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The indicators by their lines, in the words of the form.</summary>
    public IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Fields)> Rows { get; }

    /// <summary>Null where it is a table of something else: one of indicators has columns for name, source and what is worked out.</summary>
    public static IndicatorTable? Of(FileRows file)
    {
        var rows = file.Rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).ToArray();
        // A line of its own may stand above the head.
        for (var head = 0; head < Math.Min(2, rows.Length); head++)
            if (((string[])["name", "source", "aggregate"]).All(field => rows[head].Cells.Any(c => FieldOf(c) == field)))
                return new IndicatorTable(rows[head], rows[(head + 1)..]);
        return null;
    }

    Dictionary<string, string> FieldsOf(FileRow row)
    {
        var fields = _at.Select(c => (Field: c.Key, Said: c.Value < row.Cells.Count ? CleanText.Of(row.Cells[c.Value], OwnIndicatorForm.Longest).Trim() : ""))
            .Where(c => c.Said.Length > 0).ToDictionary(c => c.Field, c => Meant(c.Field, c.Said), StringComparer.Ordinal);
        // Excel keeps 80 % as 0.8.
        foreach (var (field, most) in ((string, decimal)[])[("cap", OwnIndicator.LargestCap), ("floor", 1)]) Unfold(fields, field, most, "");
        if (fields.GetValueOrDefault("aggregate") == Aggregate.Share.Stored())
            foreach (var field in (string[])["goal", "zero"]) Unfold(fields, field, 1, "%");
        return fields;
    }

    static void Unfold(Dictionary<string, string> fields, string field, decimal most, string sign)
    {
        if (fields.TryGetValue(field, out var said) && decimal.TryParse(said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            fields[field] = (number <= most ? number * 100 : number).ToString("0.####", CultureInfo.InvariantCulture) + sign;
    }

    // A word that means nothing stays as it is, for the form to refuse.
    static string Meant(string field, string said) => !Words.TryGetValue(field, out var words) ? said
        : words.FirstOrDefault(w => string.Equals(w.Said, said, StringComparison.OrdinalIgnoreCase)).Means ?? said;

    static string? FieldOf(string head) => Columns.FirstOrDefault(c => c.Heads.Contains(head.Trim(), StringComparer.OrdinalIgnoreCase)).Field;

    static (string, string)[] Choices<T>(Func<T, Language, string> name, Func<T, string> stored) where T : struct, Enum =>
        [.. Enum.GetValues<T>().SelectMany(v => InBoth(l => name(v, l)).Append(stored(v)).Select(said => (said, stored(v))))];

    static IEnumerable<string> InBoth(Func<Language, string> name) => Enum.GetValues<Language>().Select(name);
}
