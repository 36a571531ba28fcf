using System.Globalization;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Keeps planned changes as one set and shows them for confirmation.</summary>
static class ChangeDraft
{
    /// <param name="about">What is said about how the numbers came about.</param>
    public static async Task<Card> MakeAsync(Turn turn, IReadOnlyList<TargetChangeItem> items, string? reason, string? note, params IEnumerable<CardPart> about) =>
        await ShowAsync(turn, await KeepAsync(turn, items, reason, note), null, about);

    /// <returns>The number of the set.</returns>
    public static async Task<long> KeepAsync(Turn turn, IReadOnlyList<TargetChangeItem> items, string? reason, string? note)
    {
        var from = items.Where(i => i.Old is not null).Select(i => i.EffectiveFrom).DefaultIfEmpty(turn.Today).Min();
        var made = ChangeSetStore.Draft(
            turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, turn.Inbox, from, reason, note is null ? null : CleanText.Of(note, 200), items);
        await turn.Tx.SendAsync(turn.Cancel);
        return made.Value;
    }

    public static async Task<Card> ShowAsync(Turn turn, long id, string? ask, params IEnumerable<CardPart> about)
    {
        var (set, items) = (ChangeSetStore.Find(turn.Tx, turn.TenantId, id), ChangeSetStore.Items(turn.Tx, turn.TenantId, id, 0, ChangeCard.PageSize));
        var (windows, reasons) = (WindowStore.Coming(turn.Tx, turn.TenantId, turn.Today), WindowStore.Reasons(turn.Tx, turn.TenantId));
        await turn.Tx.SendAsync(turn.Cancel);
        var open = windows.Values.Any(w => w.Opens <= turn.Today);
        var smart = await CheckAsync(turn, set.Value!, items.Values);
        return ChangeCard.Draft(
            turn.Language, set.Value!, items.Values, reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual, open, turn.Tenant.Currency, turn.Today,
            ask, [.. about, .. smart is null ? [] : Findings(turn, smart, items.Values[0].Item.Key)], smart is null ? [] : Advice(turn, smart, items.Values[0].Item.Key));
    }

    /// <summary>A draft that waits to be confirmed; otherwise what came of it.</summary>
    public static async Task<Card> AgainAsync(Turn turn, long id)
    {
        var set = ChangeSetStore.Find(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        return set.Value!.State == ChangeState.Draft ? await ShowAsync(turn, id, null) : DecideChange.Settled(turn, set.Value);
    }

    /// <summary>The SMART check of a single target; null for a table of many.</summary>
    public static async Task<SmartResult?> CheckAsync(Turn turn, ChangeSet set, IReadOnlyList<ItemTold> items)
    {
        if (set.Items != 1 || items is not [var one]) return null;
        var facts = SmartFactsStore.Of(turn.Tx, turn.TenantId, one.Item.Key, turn.Tenant.Currency, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        return SmartCheck.Of(facts.Facts(one.Item.New.Base), amount => one.Item.Key.Metric.Say(amount, turn.Tenant.Currency, turn.Language));
    }

    static IEnumerable<CardPart> Findings(Turn turn, SmartResult smart, TargetKey key)
    {
        IEnumerable<CardPart> parts = SmartCheckParts.Of(smart, amount => key.Metric.Say(amount, turn.Tenant.Currency, turn.Language), turn.Language);
        return smart.Verdict == Verdict.Block ? [.. parts, new TextInput("override", turn.Say("仍要这样定的理由", "Why it shall be so all the same"))] : parts;
    }

    static CardButton[] Advice(Turn turn, SmartResult smart, TargetKey key) => smart.Safer is not { } safer ? [] :
    [
        new(turn.Say($"采用建议 {key.Metric.Say(safer, turn.Tenant.Currency, turn.Language)}", $"Use {key.Metric.Say(safer, turn.Tenant.Currency, turn.Language)}"), "target",
            ("owner", key.Owner.Stored), ("id", Values.Of(key.Owner.Id)), ("metric", key.Metric.Stored()),
            ("from", key.Period.Start.Iso()), ("to", key.Period.LastDay.Iso()),
            ("base", safer.ToString(CultureInfo.InvariantCulture))),
    ];
}
