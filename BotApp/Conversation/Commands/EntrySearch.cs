using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Finds the entry that somebody means among the recent ones.</summary>
static class EntrySearch
{
    /// <summary>
    /// Where to look for the entry meant, the newest first: what the message booked whose card somebody replies to, else the recent ones.
    /// Nobody else changes them until the turn ends.
    /// </summary>
    public static async Task<IReadOnlyList<Entry>> RecentAsync(Turn turn)
    {
        if (await OfCardAsync(turn) is { } chosen) return chosen;
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var recent = LedgerStore.Last(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. recent.Values.Where(e => !e.IsOfCustomer)];
    }

    /// <summary>What still counts of the message whose card is replied to; null where the message replies to none.</summary>
    public static async Task<IReadOnlyList<Entry>?> OfCardAsync(Turn turn)
    {
        if (turn.Incoming.Quotes is not { } card) return null;
        var cause = OutboxStore.CauseOf(turn.Tx, turn.TenantId, turn.Chat, card);
        await turn.Tx.SendAsync(turn.Cancel);
        if (cause.Value is not { } message) return null;
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var booked = LedgerStore.OfMessage(turn.Tx, turn.TenantId, turn.Person.Id, message);
        await turn.Tx.SendAsync(turn.Cancel);
        return booked.Values;
    }

    /// <summary>Those that fit everything said, the newest first.</summary>
    public static IReadOnlyList<Entry> Matching(IReadOnlyList<Entry> recent, Fix which) =>
        [.. recent.Where(e => (which.Kind is null || e.Kind == which.Kind)
            && (which.Customer is null || IsNamed(e, which.Customer))
            && (which.Date is null || e.Date == which.Date)
            && HasOld(e, which))];

    // "是35万不是53万": the old value names the entry as well as any other word.
    static bool HasOld(Entry e, Fix which) => (which.Field, which.Old) switch
    {
        (FixField.Amount, { Number: { } old }) => e.Amount?.Amount == old,
        (FixField.Count, { Number: { } old }) => e.Count == old,
        (FixField.Date, { Date: { } old }) => e.Date == old,
        (FixField.Kind, { Kind: { } old }) => e.Kind == old,
        (FixField.Customer, { Text: { } old }) => IsNamed(e, old),
        (FixField.Contact, { Text: { } old }) => e.Contact is { } contact && contact.Contains(old, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    // The ledger holds the customer's full name, people say the short one.
    public static bool IsNamed(Entry e, string name)
    {
        if (e.CustomerText is not { } full) return false;
        var (said, kept) = (CustomerName.Key(name), CustomerName.Key(full));
        return said.Length > 0 && kept.Contains(said, StringComparison.Ordinal);
    }
}
