using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>The cards of a change set: as a draft, for the second person, once it counts, and for those it affects.</summary>
public static class ChangeCard
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 10;

    const string Verb = "change";

    /// <summary>What would change, before anything has.</summary>
    /// <param name="ask">Said first where something is still missing.</param>
    public static Card Draft(
        Language language, ChangeSet set, IReadOnlyList<ItemTold> items, IReadOnlyList<AdjustReason> reasons, bool inWindow, string currency, DateOnly today,
        string? ask, IEnumerable<CardPart> findings, IEnumerable<CardButton> advice)
    {
        List<CardPart> parts = ask is null ? [] : [new Line(ask, Tone.Warning)];
        parts.AddRange(Diff(language, set, items, currency, today));
        parts.AddRange(findings);
        if (set.Changes)
        {
            parts.Add(new ChoiceInput("reason", language.Pick("原因", "Reason"), [.. reasons.Select(r => new Choice(r.NameIn(language), r.Code))], set.Reason ?? ""));
            parts.Add(new TextInput("note", language.Pick("说明", "Note"), Value: set.Note ?? ""));
            if (!inWindow)
                parts.Add(new Line(language.Pick("现在不在调整窗口内:确认后还要另一位有权限的人同意。", "No adjustment window is open: after you confirm, a second person must approve."), Tone.Subtle));
        }
        return new Card(language, Title(language, language.Pick("目标草案", "Draft target"), items, set.Items, today), parts)
            .With([
                Button(language.Pick("确认", "Confirm"), "confirm", set.Id),
                .. advice,
                Button(language.Pick("取消", "Cancel"), "cancel", set.Id),
                .. More(language, set, items),
            ]);
    }

    /// <summary>One page of the changes.</summary>
    public static Card Page(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, string currency, DateOnly today) =>
        new Card(language, Title(language, language.Pick("改动明细", "Changes"), items, set.Items, today), Diff(language, set, items, currency, today))
            .With(More(language, set, items));

    public static Card ForApproval(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, string? reason, string currency, DateOnly today) =>
        new Card(
            language, language.Pick($"请复核:{set.MakerName} 要在窗口外改目标", $"For your approval: {set.MakerNameEn} changes targets outside a window"),
            [.. Diff(language, set, items, currency, today), .. Why(language, reason, set.Note)])
            .With([Button(language.Pick("同意", "Approve"), "approve", set.Id), Button(language.Pick("不同意", "Decline"), "decline", set.Id), .. More(language, set, items)]);

    public static Card Waiting(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, int asked, string currency, DateOnly today) =>
        new Card(
            language, language.Pick("已提交复核,还没有改动", "Sent for approval; nothing has changed yet"),
            [
                .. Diff(language, set, items, currency, today),
                new Line(asked > 0
                    ? language.Pick($"已发给 {asked} 位可以复核的人。", $"{asked} people who may approve it were asked.")
                    : language.Pick("可以复核的人还没有用过灯塔:请把编号告诉对方,发「复核" + set.Id + "」。", $"Nobody who may approve has written to me yet: ask them to send “approve {set.Id}”.")),
            ]).With(Button(language.Pick("撤回", "Withdraw"), "cancel", set.Id));

    public static Card Applied(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, string currency, DateOnly today, IEnumerable<CardButton> next) =>
        new Card(
            language, Title(language, set.Changes ? language.Pick("目标已改", "Target changed") : language.Pick("目标已定", "Target set"), items, set.Items, today),
            Diff(language, set, items, currency, today))
            .With([.. next, Button(language.Pick("撤销", "Undo"), "undo", set.Id), Button(language.Pick("谁没确认", "Not acknowledged"), "who", set.Id), .. More(language, set, items)]);

    /// <summary>For one person whom it affects: before → after, from when, why, and what it does to the own pace.</summary>
    /// <param name="mine">The person's own lines.</param>
    /// <param name="score">The person's as if its period ended today, before and after; null where it is not known.</param>
    public static Card ForAffected(
        Language language, ChangeSet set, IReadOnlyList<ItemTold> mine, string? reason, string currency, DateOnly today, WorkCalendar calendar,
        (decimal Before, decimal After)? score) =>
        new Card(
            language, Title(language, set.Changes ? language.Pick("您的目标有调整", "Your target changes") : language.Pick("您的目标已定", "Your target is set"), mine, mine.Count, today),
            [
                .. Diff(language, set, mine, currency, today),
                .. mine.Take(PageSize).Select(i => ChangeEffect.Of(i, currency, language, today, calendar)).OfType<CardPart>(),
                .. score is var (before, after) && before != after ? [ChangeEffect.OnScore(before, after, language)] : (CardPart[])[],
                .. Why(language, reason, set.Note),
                new Line(language.Pick($"由 {set.MakerName} 设定", $"Set by {set.MakerNameEn}"), Tone.Subtle),
            ]).With(Button(language.Pick("知道了", "Acknowledge"), "ack", set.Id));

    /// <summary>The changes as facts where there is one, as a table where there are several.</summary>
    public static IEnumerable<CardPart> Diff(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, string currency, DateOnly today)
    {
        if (items is [var one]) return [new Facts([.. Rows(language, one.Item, currency, today)])];
        var rows = items.Take(PageSize).Select(i => (ImmutableArray<string>)
        [
            i.NameIn(language), $"{i.Item.Key.Period.Say(language, today)} {i.Item.Key.Metric.Name(language)}",
            $"{Before(language, i.Item, currency)} → {i.Item.New.Say(i.Item.Key.Metric, currency, language)}",
        ]);
        return
        [
            new Grid([language.Pick("谁", "Who"), language.Pick("目标", "Target"), language.Pick("原 → 新", "Before → after")], [.. rows]),
            new Line(language.Pick($"共 {set.Items} 项", $"{set.Items} in all") + (set.Changes ? language.Pick($",改动从 {set.EffectiveFrom.Say(language, today)} 起算", $"; changes count from {set.EffectiveFrom.Say(language, today)}") : ""), Tone.Subtle),
        ];
    }

    static IEnumerable<Fact> Rows(Language language, TargetChangeItem item, string currency, DateOnly today)
    {
        yield return new(language.Pick("原", "Before"), Before(language, item, currency));
        yield return new(language.Pick("新", "After"), item.New.Say(item.Key.Metric, currency, language));
        yield return new(language.Pick("生效", "From"), item.EffectiveFrom.Say(language, today));
        if (item.Counts != item.New)
            yield return new(
                language.Pick($"{item.Key.Period.Say(language, today)}合计", $"{item.Key.Period.Say(language, today)} in all"),
                item.Counts.Say(item.Key.Metric, currency, language) + language.Pick("(按工作日折算)", " (by working days)"));
    }

    static string Before(Language language, TargetChangeItem item, string currency) =>
        item.Old?.Goal.Say(item.Key.Metric, currency, language) ?? language.Pick("未设", "none");

    static string Title(Language language, string what, IReadOnlyList<ItemTold> items, int all, DateOnly today) => items is [var one] && all == 1
        ? language.Pick(
            $"{what}:{one.Name} · {one.Item.Key.Period.Say(language, today)}{one.Item.Key.Metric.Name(language)}",
            $"{what}: {one.NameEn}, {one.Item.Key.Metric.Name(language)}, {one.Item.Key.Period.Say(language, today)}")
        : language.Pick($"{what}:{all} 项", $"{what}: {all} lines");

    static IEnumerable<CardPart> Why(Language language, string? reason, string? note)
    {
        var why = string.Join(" · ", new[] { reason, note }.Where(t => !string.IsNullOrEmpty(t)));
        return why.Length == 0 ? [] : [new Line(language.Pick("原因:", "Why: ") + why)];
    }

    static IEnumerable<CardButton> More(Language language, ChangeSet set, IReadOnlyList<ItemTold> items) => items.Count > 0 && items[^1].Line < set.Items && set.Items > items.Count
        ? [new CardButton(language.Pick("下一页", "Next page"), Verb, ("do", "page"), ("set", Id(set.Id)), ("after", Id(items[^1].Line)))]
        : [];

    static CardButton Button(string title, string what, long set) => new(title, Verb, ("do", what), ("set", Id(set)));

    static string Id(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
