using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;
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
        Language language, ChangeTold told, ScoreEffects effects, IReadOnlyList<AdjustReason> reasons, bool inWindow, string currency, DateOnly today,
        string? ask, IEnumerable<CardPart> findings, IEnumerable<CardButton> advice)
    {
        var set = told.Set;
        List<CardPart> parts = ask is null ? [] : [new Line(ask, Tone.Warning)];
        parts.AddRange([.. Diff(language, told, currency, today), .. ChangeEffect.OnScores(effects, language), .. findings]);
        if (set.Changes)
        {
            parts.Add(new ChoiceInput("reason", language.Pick("原因", "Reason"), [.. reasons.Select(r => new Choice(r.NameIn(language), r.Code))], set.Reason ?? ""));
            parts.Add(new TextInput("note", language.Pick("说明", "Note"), Value: set.Note ?? ""));
            if (!inWindow)
                parts.Add(new Line(language.Pick("现在不在调整窗口内:确认后还要另一位有权限的人同意。", "No adjustment window is open: after you confirm, a second person must approve."), Tone.Subtle));
        }
        return new Card(language, Title(language, Words.Draft, told, today), parts)
            .With([
                Button(language.Pick("确认", "Confirm"), "confirm", set.Id),
                .. advice,
                Button(language.Pick("取消", "Cancel"), "cancel", set.Id),
                .. Blocked(language, told),
                .. More(language, told),
            ]);
    }

    /// <summary>One page of the changes, with what the check says of each target on it.</summary>
    /// <param name="blocked">Only of those that the check blocks.</param>
    public static Card Page(Language language, ChangeTold told, string currency, DateOnly today, IEnumerable<CardPart> findings, bool blocked) =>
        new Card(language, Title(language, Words.Page, told, today), [.. Diff(language, told, currency, today), .. findings]).With(More(language, told, blocked));

    public static Card ForApproval(Language language, ChangeTold told, ScoreEffects effects, string? reason, string currency, DateOnly today)
    {
        var set = told.Set;
        var what = set.Items == 0 ? new Name("考核方案", "schemes") : set.Schemes == 0 ? new("目标", "targets") : new("目标和考核方案", "targets and schemes");
        return new Card(
            language, language.Pick($"请复核:{set.MakerName} 要在窗口外改{what.Zh}", $"For your approval: {set.MakerNameEn} changes {what.En} outside a window"),
            [.. Diff(language, told, currency, today), .. ChangeEffect.OnScores(effects, language), .. Why(language, reason, set.Note), .. Passed(language, set)])
            .With([Button(language.Pick("同意", "Approve"), "approve", set.Id), Button(language.Pick("不同意", "Decline"), "decline", set.Id), .. More(language, told)]);
    }

    public static Card Waiting(Language language, ChangeTold told, int asked, string currency, DateOnly today) =>
        new Card(
            language, language.Pick("已提交复核,还没有改动", "Sent for approval; nothing has changed yet"),
            [
                .. Diff(language, told, currency, today),
                new Line(language.Pick("调整窗口没有开着,所以要另一个人同意。", "No adjustment window is open, so somebody else has to approve."), Tone.Subtle),
                new Line(asked > 0
                    ? language.Pick($"已发给 {asked} 位可以复核的人。", asked == 1 ? "The one person who may approve it was asked." : $"{asked} people who may approve it were asked.")
                    : language.Pick("可以复核的人还没有用过灯塔:请把编号告诉对方,发「复核" + told.Set.Id + "」。", $"Nobody who may approve has written to me yet: ask them to send “approve {told.Set.Id}”.")),
            ]).With(Button(language.Pick("撤回", "Withdraw"), "cancel", told.Set.Id));

    public static Card Applied(Language language, ChangeTold told, string currency, DateOnly today, IEnumerable<CardButton> next)
    {
        var set = told.Set;
        return new Card(language, Title(language, set.Changes ? Words.Changed : Words.Set, told, today), Diff(language, told, currency, today))
            .With([.. next, Button(language.Pick("撤销", "Undo"), "undo", set.Id), Button(language.Pick("谁没确认", "Not acknowledged"), "who", set.Id), .. More(language, told)]);
    }

    /// <summary>For one person whom it affects: before → after, from when, why, and what it does to the own pace and score.</summary>
    /// <param name="mine">The person's own targets, and what becomes theirs of schemes.</param>
    /// <param name="effect">On the own score; null where that is not known.</param>
    public static Card ForAffected(
        Language language, ChangeTold mine, string? reason, string currency, DateOnly today, WorkCalendar calendar, ScoreEffect? effect) =>
        new Card(
            language, Title(language, mine.Set.Changes ? Words.Yours : Words.YoursSet, mine, today),
            [
                .. Diff(language, mine, currency, today),
                .. mine.Items.Take(PageSize).Select(i => ChangeEffect.Of(i, currency, language, today, calendar)).OfType<CardPart>(),
                .. effect is { Before: { } before, After: { } after } && before != after ? [ChangeEffect.OnScore(before, after, language)] : (CardPart[])[],
                .. Why(language, reason, mine.Set.Note),
                new Line(language.Pick($"由 {mine.Set.MakerName} 设定", $"Set by {mine.Set.MakerNameEn}"), Tone.Subtle),
            ]).With(Button(language.Pick("知道了", "Acknowledge"), "ack", mine.Set.Id));

    static IEnumerable<CardPart> Diff(Language language, ChangeTold told, string currency, DateOnly today) =>
        [.. told.Items.Count > 0 ? Diff(language, told.Set, told.Items, currency, today) : [], .. AppraisalDiff.Of(told.Appraisal, currency, language, today)];

    /// <summary>The changes as facts where there is one, as a table where there are several.</summary>
    static IEnumerable<CardPart> Diff(Language language, ChangeSet set, IReadOnlyList<ItemTold> items, string currency, DateOnly today)
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

    static string Title(Language language, Words what, ChangeTold told, DateOnly today) => (told.Set, told.Items, told.Appraisal) switch
    {
        ({ All: 1 }, [var one], _) => language.Pick(
            $"{what.OfTargets.In(language)}:{one.Name} · {one.Item.Key.Period.Say(language, today)}{one.Item.Key.Metric.Name(language)}",
            $"{what.OfTargets.In(language)}: {one.NameEn}, {one.Item.Key.Metric.Name(language)}, {one.Item.Key.Period.Say(language, today)}"),
        ({ All: 1 }, _, { Schemes: [var scheme] }) => $"{what.OfSchemes.In(language)}{language.Pick(":", ": ")}{scheme.Owner.NameIn(language)}",
        ({ All: 1 }, _, { Lines: [var line] }) => $"{what.OfSchemes.In(language)}{language.Pick(":", ": ")}{line.NameIn(language)}{language.Pick(" · ", ", ")}{line.After.NameIn(language)}",
        ({ Schemes: 0, Items: var all }, _, _) => language.Pick($"{what.OfTargets.In(language)}:{all} 项", $"{what.OfTargets.In(language)}: {all} lines"),
        ({ All: var all }, _, _) => language.Pick($"{what.OfBoth.In(language)}:{all} 项", $"{what.OfBoth.In(language)}: {all} lines"),
    };

    sealed record Name(string Zh, string En)
    {
        public string In(Language language) => language.Pick(Zh, En);
    }

    /// <summary>What a card is called, by what changes.</summary>
    sealed record Words(Name OfTargets, Name OfSchemes, Name OfBoth)
    {
        public static Words Draft { get; } = new(new("目标草案", "Draft target"), new("考核方案草案", "Draft scheme"), new("调整草案", "Draft changes"));

        public static Words Page { get; } = new(new("改动明细", "Changes"), new("改动明细", "Changes"), new("改动明细", "Changes"));

        public static Words Changed { get; } = new(new("目标已改", "Target changed"), new("考核方案已改", "Scheme changed"), new("已调整", "Changed"));

        public static Words Set { get; } = new(new("目标已定", "Target set"), new("考核方案已定", "Scheme set"), new("已设定", "Set"));

        public static Words Yours { get; } = new(
            new("您的目标有调整", "Your target changes"), new("您的考核方案有调整", "Your scheme changes"), new("您的目标和考核有调整", "Your targets and scheme change"));

        public static Words YoursSet { get; } = new(
            new("您的目标已定", "Your target is set"), new("您的考核方案已定", "Your scheme is set"), new("您的目标和考核已定", "Your targets and scheme are set"));
    }

    static IEnumerable<CardPart> Why(Language language, string? reason, string? note)
    {
        var why = string.Join(" · ", new[] { reason, note }.Where(t => !string.IsNullOrEmpty(t)));
        return why.Length == 0 ? [] : [new Line(language.Pick("原因:", "Why: ") + why)];
    }

    // Whoever approves sees that the check was passed over, and why.
    static IEnumerable<CardPart> Passed(Language language, ChangeSet set) => set.Override is not { Length: > 0 } why ? [] :
        [new Line(language.Pick($"{set.Checked.Block} 项没有通过检查,理由:{why}", $"{set.Checked.Block} did not pass the check; why all the same: {why}"), Tone.Warning)];

    static IEnumerable<CardButton> More(Language language, ChangeTold told, bool blocked = false) =>
        told.Items is [.., var last] && last.Line < told.Set.Items && (blocked ? told.Set.Checked.Block : told.Set.Items) > told.Items.Count
            ? [new CardButton(language.Pick("下一页", "Next page"), Verb, [("do", "page"), ("set", Id(told.Set.Id)), ("after", Id(last.Line)), .. blocked ? [("only", "blocked")] : ((string, string)[])[]])]
            : [];

    // Those that need a reason are not to be looked for on two hundred pages.
    static IEnumerable<CardButton> Blocked(Language language, ChangeTold told) => told.Set.Checked.Block > 0 && told.Set.Items > told.Items.Count
        ? [new CardButton(language.Pick($"只看没通过的 {told.Set.Checked.Block} 项", $"Only the {told.Set.Checked.Block} that do not pass"), Verb, ("do", "page"), ("set", Id(told.Set.Id)), ("only", "blocked"))]
        : [];

    static CardButton Button(string title, string what, long set) => new(title, Verb, ("do", what), ("set", Id(set)));

    static string Id(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
