using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>The cards of a split: the preview, what an owner is asked, and where the answers stand.</summary>
public static class SplitCard
{
    const int MostRows = 30;

    /// <param name="divided">The base as it was divided.</param>
    /// <param name="without">Who gets nothing, as new or away.</param>
    public static Card Preview(
        Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, Split<TargetOwner> divided, IReadOnlyList<(string Name, Presence Presence)> without,
        string currency, DateOnly today) =>
        new Card(
            language, Title(language, language.Pick("拆分预览", "Split, preview"), split, today),
            [
                .. Table(language, split, parts, currency, states: false), new Line(Rounding(language, split, divided, currency), Tone.Subtle),
                .. Lighter(language, parts.Select(p => (p.NameIn(language), p.Presence))),
                .. without.Select(w => new Line(
                    language.Pick($"{w.Name}:不分({w.Presence.Say(language) ?? "没有可依据的业绩"})", $"{w.Name}: nothing ({w.Presence.Say(language) ?? "no results to go by"})"), Tone.Subtle)),
                .. Remainder(language, split, parts, currency),
            ])
            .With([
                Button(language.Pick("提交", "Propose"), "submit", split.Id),
                .. Enum.GetValues<OwnerMethod>().Where(m => m != split.Method && m != OwnerMethod.Hand).Select(m => new CardButton(
                    language.Pick("改为", "") + Say(m, language), "split", ("do", "preview"), ("split", Text(split.Id)), ("method", m.ToString()))),
                Button(language.Pick("取消", "Cancel"), "withdraw", split.Id),
            ]);

    /// <summary>For the owner of one part.</summary>
    public static Card Proposed(Language language, TargetSplit split, SplitPart part, string currency, DateOnly today, DateTimeOffset dueLocal) =>
        new Card(
            language, language.Pick(
                $"{split.MakerName} 建议您的目标:{split.Period.Say(language, today)}{split.Metric.Name(language)} {part.Goal.Say(split.Metric, currency, language)}",
                $"{split.MakerNameEn} proposes your target: {split.Metric.Name(language)}, {split.Period.Say(language, today)}, {part.Goal.Say(split.Metric, currency, language)}"),
            [
                new Line(language.Pick(
                    $"来自{split.UnitName}的 {split.Whole.Say(split.Metric, currency, language)},{Say(split.Method, language)}。请在 {DateOnly.FromDateTime(dueLocal.DateTime).Say(language, today)} 前答复;不答复不算同意。",
                    $"Out of {split.Whole.Say(split.Metric, currency, language)} of {split.UnitNameEn}, {Say(split.Method, language)}. Please answer by {DateOnly.FromDateTime(dueLocal.DateTime).Say(language, today)}; silence is not consent.")),
                .. part.Presence.Say(language) is { } why ? [new Line(why, Tone.Subtle)] : (CardPart[])[],
                new TextInput("reason", language.Pick("有异议的理由", "Your reason, if you object")),
            ])
            .With(
                new CardButton(language.Pick("接受", "Accept"), "split", ("do", "accept"), ("split", Text(split.Id)), ("line", Text(part.Line))),
                new CardButton(language.Pick("有异议", "Object"), "split", ("do", "object"), ("split", Text(split.Id)), ("line", Text(part.Line))));

    /// <summary>For whoever proposed it: who answered what, and what can still be settled.</summary>
    public static Card Standing(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency, DateOnly today, string? said = null)
    {
        var reasons = parts.Where(p => p.Proposal.Reason.Length > 0 && p.Proposal.State is ProposalState.Objected or ProposalState.Settled)
            .Select(p => new Line($"{p.NameIn(language)}:{p.Proposal.Reason}", p.Proposal.IsOpen ? Tone.Warning : Tone.Subtle));
        var unsettled = parts.Where(p => p.Proposal.IsOpen).ToArray();
        IEnumerable<CardPart> inputs = split.State == SplitState.Open && unsettled.Length > 0
            ?
            [
                new ChoiceInput("line", language.Pick("由您定的一项", "Settle which"), [.. unsettled.Select(p => new Choice(p.NameIn(language), Text(p.Line)))], Text(unsettled[0].Line)),
                new TextInput("amount", language.Pick("改成(留空为不变)", "Change to (empty keeps it)")),
                new TextInput("reason", language.Pick("裁定的理由", "Why you settle it so")),
            ]
            : [];
        var card = new Card(
            language, said ?? Title(language, language.Pick("拆分进展", "Split, answers"), split, today),
            [
                .. Table(language, split, parts, currency, states: true), .. Lighter(language, parts.Select(p => (p.NameIn(language), p.Presence))),
                .. Remainder(language, split, parts, currency), .. reasons, .. inputs,
            ]);
        return split.State != SplitState.Open ? card : card.With([
            .. unsettled.Length > 0 ? [Button(language.Pick("由我定", "Settle"), "settle", split.Id)] : (CardButton[])[],
            Button(language.Pick("锁定", "Lock"), "lock", split.Id),
            Button(language.Pick("刷新", "Refresh"), "status", split.Id),
            Button(language.Pick("撤回", "Withdraw"), "withdraw", split.Id),
        ]);
    }

    public static string Say(OwnerMethod method, Language language) => method switch
    {
        OwnerMethod.Even => language.Pick("平均分", "evenly"),
        OwnerMethod.Headcount => language.Pick("按人数分", "by headcount"),
        OwnerMethod.Hand => language.Pick("按给定的权重分", "by the weights given"),
        _ => language.Pick("按过去一年业绩分", "by last year's results"),
    };

    static IEnumerable<CardPart> Table(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency, bool states) =>
    [
        new Grid(
            [language.Pick("谁", "Who"), language.Pick("目标", "Target"), states ? language.Pick("答复", "Answer") : language.Pick("占比", "Share")],
            [
                .. parts.Take(MostRows).Select(p => (ImmutableArray<string>)
                    [p.NameIn(language), p.Goal.Say(split.Metric, currency, language), states ? Say(p.Proposal.State, language) : AttainmentParts.Percent(p.Goal.Base / split.Whole.Base)]),
            ]),
    ];

    /// <summary>What is not handed down or too much, signed and with who holds it.</summary>
    public static IEnumerable<CardPart> Remainder(Language language, TargetSplit split, IReadOnlyList<SplitPart> parts, string currency)
    {
        var handed = Splitting.ByHand(split.Whole.Base, parts.Select(p => (p.Owner, p.Goal.Base)));
        yield return handed.SayRemainder(a => split.Metric.Say(a, currency, language), language.Pick(split.MakerName, split.MakerNameEn), language) is { } open
            ? new Line(open, Tone.Warning)
            : new Line(language.Pick("合计等于总目标,没有未分配。", "The parts add up to the whole; nothing is unassigned."), Tone.Subtle);
    }

    static string Rounding(Language language, TargetSplit split, Split<TargetOwner> divided, string currency)
    {
        var way = language.Pick($"{Say(split.Method, language)}。", $"Divided {Say(split.Method, language)}. ");
        return (way + divided.SayEvenly(a => split.Metric.Say(a, currency, language), language.Pick("份", "parts"), language)).Trim();
    }

    // Who carries less than a full part, and why.
    static IEnumerable<CardPart> Lighter(Language language, IEnumerable<(string Name, Presence Presence)> people) => people
        .Where(p => p.Presence.Carries < 1).Take(MostRows).Select(p => new Line(language.Pick($"{p.Name}:{p.Presence.Say(language)}", $"{p.Name}: {p.Presence.Say(language)}"), Tone.Subtle));

    static string Say(ProposalState state, Language language) => state switch
    {
        ProposalState.Proposed => language.Pick("未答复", "no answer"),
        ProposalState.Accepted => language.Pick("已接受", "accepted"),
        ProposalState.Objected => language.Pick("有异议", "objects"),
        ProposalState.Settled => language.Pick("已裁定", "settled"),
        ProposalState.Locked => language.Pick("已锁定", "locked"),
        _ => language.Pick("已撤回", "withdrawn"),
    };

    static string Title(Language language, string what, TargetSplit split, DateOnly today) => language.Pick(
        $"{what}:{split.UnitName} · {split.Period.Say(language, today)}{split.Metric.Name(language)}", $"{what}: {split.UnitNameEn}, {split.Metric.Name(language)}, {split.Period.Say(language, today)}");

    static CardButton Button(string title, string what, long split) => new(title, "split", ("do", what), ("split", Text(split)));

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
