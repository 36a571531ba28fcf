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

    /// <summary>What is taken off a deal from a day on: all of it or a part.</summary>
    Reversal = 9,

    /// <summary>What a customer asked for.</summary>
    Service = 10,
}

public static class EntryKinds
{
    /// <summary>In whose daily sums an entry counts: what is taken off deals is in theirs.</summary>
    public static EntryKind SummedAs(this EntryKind kind) => kind == EntryKind.Reversal ? EntryKind.Deal : kind;

    /// <summary>The kinds of entries that the sums of a kind are made of.</summary>
    public static IReadOnlyList<EntryKind> Summed(this EntryKind kind) => kind == EntryKind.Deal ? [EntryKind.Deal, EntryKind.Reversal] : [kind];

    /// <summary>Whether it can be changed. What is taken off a deal, and a request whose clock runs, can only be taken back.</summary>
    public static bool CanBeCorrected(this EntryKind kind) => kind is not (EntryKind.Reversal or EntryKind.Service);

    /// <summary>Deals, collections and quotes: the others never have an amount.</summary>
    public static bool HasMoney(this EntryKind kind) => kind is EntryKind.Deal or EntryKind.Collection or EntryKind.Quote;
}
