using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A deal that something was taken off stays as it is as long as that holds: otherwise more would be taken off than there is.</summary>
static class ReversedDeals
{
    public static async Task<bool> AnyAsync(Turn turn, IEnumerable<Entry> entries)
    {
        var deals = entries.Where(e => e.Kind == EntryKind.Deal).Select(e => e.Id).ToArray();
        if (deals.Length == 0) return false;
        var live = ReversalStore.FindLive(turn.Tx, turn.TenantId, deals);
        await turn.Tx.SendAsync(turn.Cancel);
        return live.Value is not null;
    }

    public static Card Refuse(Turn turn) => turn.Reply(
        "这单已经退过或减过,请先撤销那一笔,再改这一单。", "Something was taken off this deal; please undo that first, then change the deal.");
}
