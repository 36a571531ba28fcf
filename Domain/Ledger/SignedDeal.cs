using Dengta.Domain.Basics;

namespace Dengta.Domain.Ledger;

/// <summary>A deal that counts, with what was taken off it since.</summary>
/// <param name="Author">Whose it is; the name is for those who look at other people's deals.</param>
/// <param name="IsWithin">The author belongs to the units that were asked about.</param>
/// <param name="Left">What is still worth of it: above 0 unless it was cancelled.</param>
/// <param name="Reversals">How often something was taken off, also what was taken back again: whoever saw another number saw another deal.</param>
public sealed record SignedDeal(
    EntryId Id, MemberId Author, string Name, string NameEn, bool IsWithin, CustomerId? Customer, string? CustomerText, Money Amount, int Count,
    DateOnly Date, decimal Left, long Reversals, decimal? Cost)
{
    /// <summary>How far ahead of time a reduction may be told, in days.</summary>
    public const int Ahead = 366;

    public IReadOnlyList<CreditShare> Shares { get; init; } = [];

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>What is taken off so that <paramref name="to"/> is left from a day on; 0 cancels the deal.</summary>
    public Checked<NewEntry> ReducedTo(decimal to, DateOnly on, DateOnly today)
    {
        if (Left <= 0) return new Refusal("这单已经退了。", "This deal is cancelled already.");
        if (to < 0 || to >= Left)
            return new Refusal($"这单现在是 {Worth(Left).Say(Language.Chinese)},只能减到更少。", $"This deal stands at {Worth(Left).Say(Language.English)}; it can only be reduced to less.");
        if (on < Date) return new Refusal("生效的日子不能早于签约那天。", "It cannot take effect before the deal was signed.");
        if (on > today.AddDays(Ahead)) return new Refusal("生效的日子太远了。", "That day is too far away.");
        return new NewEntry(EntryKind.Reversal, Customer, CustomerText, null, Count, CountOff(to, on), Worth(to - Left), on) { Shares = Shares };
    }

    public Money Worth(decimal amount) => Amount with { Amount = amount };

    // "Signed in the month and not cancelled by its end": a cancellation of a later month takes nothing off that month's count.
    int CountOff(decimal to, DateOnly on) => to == 0 && Period.Month(Date).Contains(on) ? -Count : 0;
}
