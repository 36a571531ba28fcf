using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A deal that something was taken off stays as it is as long as that holds, and what was taken off first as long as more was: otherwise more
/// would be taken off than there is.
/// </summary>
static class ReversedDeals
{
    public static async Task<bool> AnyAsync(Turn turn, IEnumerable<Entry> entries)
    {
        var deals = entries.Where(e => e.Kind is EntryKind.Deal or EntryKind.Reversal).Select(e => e.Id).ToArray();
        if (deals.Length == 0) return false;
        var later = ReversalStore.FindLater(turn.Tx, turn.TenantId, deals);
        await turn.Tx.SendAsync(turn.Cancel);
        return later.Value is not null;
    }

    public static Card Refuse(Turn turn) => turn.Reply(
        "这单后来又退过或减过,请先撤销那一笔。", "Something was taken off this deal afterwards; please undo that first.");
}
