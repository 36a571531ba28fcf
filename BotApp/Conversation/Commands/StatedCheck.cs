using System.Globalization;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The SMART check of targets as they are stated, one or a table of them. What follows from others, as the parts of a split, is not checked again.</summary>
static class StatedCheck
{
    /// <summary>The targets with what the check says of each, to be kept with the draft.</summary>
    public static async Task<IReadOnlyList<TargetChangeItem>> MarkAsync(Turn turn, IReadOnlyList<TargetChangeItem> items)
    {
        var past = await PastAsync(turn, items);
        return [.. items.Select(i => i with { Verdict = Of(turn, past, i).Verdict })];
    }

    /// <summary>What it says of the targets on a page, with its numbers.</summary>
    public static async Task<StatedFindings> OfAsync(Turn turn, ChangeSet set, IReadOnlyList<ItemTold> page)
    {
        ItemTold[] stated = [.. page.Where(t => t.Item.Verdict is not null)];
        if (stated.Length == 0) return StatedFindings.None;
        var past = await PastAsync(turn, [.. stated.Select(t => t.Item)]);
        if (set.All != 1)
            return new([.. SmartCheckParts.OfMany(set.Checked.Pass, set.Checked.Warn, set.Checked.Block, turn.Language), .. stated.Select(t => Row(turn, past, t))], []);
        var (item, smart) = (stated[0].Item, Of(turn, past, stated[0].Item));
        return new([.. SmartCheckParts.Of(smart, Say(turn, item.Key), turn.Language)], Advice(turn, smart, item.Key));
    }

    /// <summary>Where something is blocked, a field for the reason why it shall be so all the same.</summary>
    public static IEnumerable<CardPart> Reason(Turn turn, ChangeSet set) =>
        set.Checked.Block > 0 ? [new TextInput("override", turn.Say("仍要这样定的理由", "Why it shall be so all the same"))] : [];

    static CardPart Row(Turn turn, SmartPast past, ItemTold told) => SmartCheckParts.Row(
        $"{told.NameIn(turn.Language)} · {told.Item.Key.Period.Say(turn.Language, turn.Today)}", told.Item.Verdict!.Value, Of(turn, past, told.Item), Say(turn, told.Item.Key), turn.Language);

    static Task<SmartPast> PastAsync(Turn turn, IReadOnlyList<TargetChangeItem> items) =>
        SmartFactsStore.OfAsync(turn.Tx, turn.TenantId, [.. items.Select(i => i.Key)], turn.Tenant.Currency, turn.Today, turn.Cancel);

    static SmartResult Of(Turn turn, SmartPast past, TargetChangeItem item) => SmartCheck.Of(past.Facts(item.Key, item.New.Base), Say(turn, item.Key));

    static Func<decimal, string> Say(Turn turn, TargetKey key) => amount => key.Metric.Say(amount, turn.Tenant.Currency, turn.Language);

    static CardButton[] Advice(Turn turn, SmartResult smart, TargetKey key) => smart.Safer is not { } safer ? [] :
    [
        new(turn.Say($"采用建议 {Say(turn, key)(safer)}", $"Use {Say(turn, key)(safer)}"), "target",
            ("owner", key.Owner.Stored), ("id", Values.Of(key.Owner.Id)), ("metric", key.Metric.Stored()),
            ("from", key.Period.Start.Iso()), ("to", key.Period.LastDay.Iso()),
            ("base", safer.ToString(CultureInfo.InvariantCulture))),
    ];
}

/// <param name="Advice">A safer target in place of the one stated.</param>
sealed record StatedFindings(IReadOnlyList<CardPart> Parts, IReadOnlyList<CardButton> Advice)
{
    public static StatedFindings None { get; } = new([], []);
}
