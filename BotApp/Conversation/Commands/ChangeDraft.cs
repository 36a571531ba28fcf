using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Keeps planned changes as one set and shows them for confirmation.</summary>
static class ChangeDraft
{
    public static async Task<Card> MakeAsync(Turn turn, IReadOnlyList<TargetChangeItem> items, string? reason, string? note)
    {
        var from = items.Where(i => i.Old is not null).Select(i => i.EffectiveFrom).DefaultIfEmpty(turn.Today).Min();
        var made = ChangeSetStore.Draft(
            turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, turn.Inbox, from, reason, note is null ? null : CleanText.Of(note, 200), items);
        await turn.Tx.SendAsync(turn.Cancel);
        return await ShowAsync(turn, made.Value, null);
    }

    public static async Task<Card> ShowAsync(Turn turn, long id, string? ask)
    {
        var (set, items) = (ChangeSetStore.Find(turn.Tx, turn.TenantId, id), ChangeSetStore.Items(turn.Tx, turn.TenantId, id, 0, ChangeCard.PageSize));
        var (windows, reasons) = (WindowStore.Coming(turn.Tx, turn.TenantId, turn.Today), WindowStore.Reasons(turn.Tx, turn.TenantId));
        await turn.Tx.SendAsync(turn.Cancel);
        var open = windows.Values.Any(w => w.Opens <= turn.Today);
        return ChangeCard.Draft(
            turn.Language, set.Value!, items.Values, reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual, open, turn.Tenant.Currency, turn.Today,
            ask, [], []);
    }
}
