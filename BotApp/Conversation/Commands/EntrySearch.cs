using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Finds the entry that somebody means among the recent ones.</summary>
static class EntrySearch
{
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
    static bool IsNamed(Entry e, string name)
    {
        if (e.CustomerText is not { } full) return false;
        var (said, kept) = (CustomerName.Key(name), CustomerName.Key(full));
        return said.Length > 0 && kept.Contains(said, StringComparison.Ordinal);
    }
}
