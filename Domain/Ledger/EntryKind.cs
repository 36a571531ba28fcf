namespace Dengta.Domain.Ledger;

/// <summary>What a log entry is about. The numbers are stored; never renumber.</summary>
public enum EntryKind : short
{
    Visit = 1,
    Deal = 2,
    Collection = 3,
    Quote = 4,
    Customer = 5,
    Followup = 6,
    Complaint = 7,
    Assist = 8,
}

public static class EntryKinds
{
    /// <summary>Deals, collections and quotes: the others never have an amount.</summary>
    public static bool HasMoney(this EntryKind kind) => kind is EntryKind.Deal or EntryKind.Collection or EntryKind.Quote;
}
