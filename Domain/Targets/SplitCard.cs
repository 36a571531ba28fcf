using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>The cards of a split: the preview, what an owner is asked, and where the answers stand.</summary>
public static class SplitCard
{
    const int MostRows = 30;

    public static Card Preview(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency, DateOnly today) =>
        new Card(
            language, Title(language, language.Pick("拆分预览", "Split, preview"), split, today),
            [.. Table(language, split, parts, currency, states: false), new Line(Rounding(language, split, currency), Tone.Subtle), Open(language, split, parts, currency)])
            .With([
                Button(language.Pick("提交", "Propose"), "submit", split.Id),
                .. Enum.GetValues<SplitMethod>().Where(m => m != split.Method).Select(m => new CardButton(
                    language.Pick("改为", "") + Say(m, language), "split", ("do", "preview"), ("split", Text(split.Id)), ("method", m.ToString()))),
                Button(language.Pick("取消", "Cancel"), "withdraw", split.Id),
            ]);

    /// <summary>For the owner of one part.</summary>
    public static Card Proposed(Language language, TargetSplit split, SplitPart part, string currency, DateOnly today, DateTimeOffset dueLocal) =>
        new Card(
            language, language.Pick(
                $"{split.MakerName} 建议您的目标:{split.Period.Say(language, today)}{split.Metric.Name(language)} {part.Goal.Say(split.Metric, currency, language)}",
                $"{split.MakerNameEn} proposes your target: {split.Metric.Name(language)}, {split.Period.Say(language, today)}, {part.Goal.Say(split.Metric, currency, language)}"),
            new Line(language.Pick(
                $"来自{split.UnitName}的 {split.Whole.Say(split.Metric, currency, language)},{Say(split.Method, language)}。请在 {DateOnly.FromDateTime(dueLocal.DateTime).Say(language, today)} 前答复;不答复不算同意。",
                $"Out of {split.Whole.Say(split.Metric, currency, language)} of {split.UnitNameEn}, {Say(split.Method, language)}. Please answer by {DateOnly.FromDateTime(dueLocal.DateTime).Say(language, today)}; silence is not consent.")),
            new TextInput("reason", language.Pick("有异议的理由", "Your reason, if you object")))
            .With(
                new CardButton(language.Pick("接受", "Accept"), "split", ("do", "accept"), ("split", Text(split.Id)), ("line", Text(part.Line))),
                new CardButton(language.Pick("有异议", "Object"), "split", ("do", "object"), ("split", Text(split.Id)), ("line", Text(part.Line))));

    /// <summary>For whoever proposed it: who answered what, and what can still be settled.</summary>
    public static Card Standing(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency, DateOnly today, string? said = null)
    {
        var objections = parts.Where(p => p.State == PartState.Objected).Select(p => new Line($"{p.NameIn(language)}:{p.Reason}", Tone.Warning));
        var unsettled = parts.Where(p => p.State is PartState.Proposed or PartState.Objected).ToArray();
        IEnumerable<CardPart> inputs = split.State == SplitState.Open && unsettled.Length > 0
            ?
            [
                new ChoiceInput("line", language.Pick("由您定的一项", "Settle which"), [.. unsettled.Select(p => new Choice(p.NameIn(language), Text(p.Line)))], Text(unsettled[0].Line)),
                new TextInput("amount", language.Pick("改成(留空为不变)", "Change to (empty keeps it)")),
            ]
            : [];
        var card = new Card(
            language, said ?? Title(language, language.Pick("拆分进展", "Split, answers"), split, today),
            [.. Table(language, split, parts, currency, states: true), Open(language, split, parts, currency), .. objections, .. inputs]);
        return split.State != SplitState.Open ? card : card.With([
            .. unsettled.Length > 0 ? [Button(language.Pick("由我定", "Settle"), "settle", split.Id)] : (CardButton[])[],
            Button(language.Pick("锁定", "Lock"), "lock", split.Id),
            Button(language.Pick("刷新", "Refresh"), "status", split.Id),
            Button(language.Pick("撤回", "Withdraw"), "withdraw", split.Id),
        ]);
    }

    public static string Say(SplitMethod method, Language language) => method switch
    {
        SplitMethod.Even => language.Pick("平均分", "evenly"),
        SplitMethod.Headcount => language.Pick("按人数分", "by headcount"),
        _ => language.Pick("按过去一年业绩分", "by last year's results"),
    };

    static IEnumerable<CardPart> Table(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency, bool states) =>
    [
        new Grid(
            [language.Pick("谁", "Who"), language.Pick("目标", "Target"), states ? language.Pick("答复", "Answer") : language.Pick("占比", "Share")],
            [
                .. parts.Take(MostRows).Select(p => (ImmutableArray<string>)
                    [p.NameIn(language), p.Goal.Say(split.Metric, currency, language), states ? Say(p.State, language) : AttainmentParts.Percent(p.Goal.Base / split.Whole.Base)]),
            ]),
    ];

    // Signed, with who holds it.
    static Line Open(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency)
    {
        var open = split.Whole.Base - parts.Sum(p => p.Goal.Base);
        var amount = (open < 0 ? "-" : "+") + split.Metric.Say(Math.Abs(open), currency, language);
        return open == 0
            ? new Line(language.Pick("合计等于总目标,没有未分配。", "The parts add up to the whole; nothing is unassigned."), Tone.Subtle)
            : new Line(language.Pick($"未分配:{amount}(在 {split.MakerName} 手上)", $"Unassigned: {amount} (held by {split.MakerNameEn})"), Tone.Warning);
    }

    static string Rounding(Language language, TargetSplit split, string currency)
    {
        var grain = split.Metric.Say(SplitRule.GrainOf(split.Whole.Base), currency, language);
        return language.Pick($"{Say(split.Method, language)};每份取整到 {grain},余数给余数最大的几份,零头归第一份。",
            $"Divided {Say(split.Method, language)}; rounded to {grain}, what is left goes to the largest remainders, the odd rest to the first.");
    }

    static string Say(PartState state, Language language) => state switch
    {
        PartState.Proposed => language.Pick("未答复", "no answer"),
        PartState.Accepted => language.Pick("已接受", "accepted"),
        PartState.Objected => language.Pick("有异议", "objects"),
        _ => language.Pick("已裁定", "settled"),
    };

    static string Title(Language language, string what, TargetSplit split, DateOnly today) => language.Pick(
        $"{what}:{split.UnitName} · {split.Period.Say(language, today)}{split.Metric.Name(language)}", $"{what}: {split.UnitNameEn}, {split.Metric.Name(language)}, {split.Period.Say(language, today)}");

    static CardButton Button(string title, string what, long split) => new(title, "split", ("do", what), ("split", Text(split)));

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
