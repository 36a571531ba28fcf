using Dengta.Domain.Basics;

namespace Dengta.Domain.Ledger;

/// <summary>Something that happened, about to be booked.</summary>
/// <param name="Counted">How many of <paramref name="Count"/> count: 0 for a visit repeated within four hours, else all.</param>
/// <param name="Date">The business date: decides the period.</param>
/// <param name="Shares">Credit shared with others, summing to 1; empty when it is all the author's.</param>
public sealed record NewEntry(
    EntryKind Kind, CustomerId? Customer, string? CustomerText, string? Contact, int Count, int Counted, Money? Amount, DateOnly Date)
{
    public IReadOnlyList<CreditShare> Shares { get; init; } = [];

    public EntryId? Replaces { get; init; }

    /// <summary>What a deal costs, in the currency of its amount; null where it is not known.</summary>
    public decimal? Cost { get; init; }
}

/// <param name="Share">Above 0, at most 1.</param>
public sealed record CreditShare(MemberId Member, decimal Share);

/// <summary>A booked entry.</summary>
public sealed record Entry(
    EntryId Id, MemberId Author, EntryKind Kind, CustomerId? Customer, string? CustomerText, string? Contact, int Count, int Counted,
    Money? Amount, DateOnly Date, DateTimeOffset LoggedAt, InboxId Inbox)
{
    public IReadOnlyList<CreditShare> Shares { get; init; } = [];

    /// <inheritdoc cref="NewEntry.Cost"/>
    public decimal? Cost { get; init; }

    /// <summary>The entry that this one took the place of.</summary>
    public EntryId? Replaced { get; init; }

    /// <summary>A complaint in the customer's own words: whom it is about neither changes it nor takes it back.</summary>
    public bool IsOfCustomer => Kind == EntryKind.Complaint && Inbox.Value < 0;

    /// <summary>The same facts, to be booked again with something changed.</summary>
    public NewEntry ToNew() => new(Kind, Customer, CustomerText, Contact, Count, Counted, Amount, Date) { Shares = Shares, Replaces = Id, Cost = Cost };
}
