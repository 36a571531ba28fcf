using Dengta.Domain.Basics;

namespace Dengta.Domain.Ledger;

/// <summary>One line of the daily sums: what a booking adds to (or a void takes from) one person's day.</summary>
public readonly record struct Credit(MemberId Member, DateOnly Day, EntryKind Kind, string Currency, decimal Count, decimal RawCount, decimal Amount)
{
    /// <summary>ISO 4217 for "no currency".</summary>
    public const string NoCurrency = "XXX";

    /// <summary>
    /// The lines of one entry. Shared credit is split by largest remainder, so that the parts add up to the entry: money to the
    /// hundredth, counts to the millionth.
    /// </summary>
    public static IEnumerable<Credit> Of(MemberId author, NewEntry entry)
    {
        var currency = entry.Amount?.Currency ?? NoCurrency;
        if (entry.Shares.Count == 0)
            return [new(author, entry.Date, entry.Kind.SummedAs(), currency, entry.Counted, entry.Count, entry.Amount?.Amount ?? 0)];

        var weights = entry.Shares.Select(s => s.Share).ToArray();
        var counted = new Money(entry.Counted, NoCurrency).Split(weights, 0.000001m);
        var raw = new Money(entry.Count, NoCurrency).Split(weights, 0.000001m);
        var amounts = new Money(entry.Amount?.Amount ?? 0, currency).Split(weights);
        return entry.Shares.Select((s, i) =>
            new Credit(s.Member, entry.Date, entry.Kind.SummedAs(), currency, counted[i].Amount, raw[i].Amount, amounts[i].Amount));
    }

    public Credit Negated() => this with { Count = -Count, RawCount = -RawCount, Amount = -Amount };
}
