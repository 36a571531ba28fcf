using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Tests.Ledger;

public sealed class CreditTests
{
    static readonly MemberId Author = new(1);
    static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void An_entry_is_all_its_authors()
    {
        var credit = Assert.Single(Credit.Of(Author, Deal(580_000m)));

        Assert.Equal(new Credit(Author, Day, EntryKind.Deal, "CNY", 1, 1, 580_000m), credit);
    }

    [Theory]
    [InlineData(0.01, 33)]
    [InlineData(100001.01, 33)]
    [InlineData(99999999999999.99, 1)]
    [InlineData(58.57, 50)]
    public void Shared_credit_adds_up_to_the_entry_in_whole_cents(decimal amount, int percent)
    {
        var credits = Credit.Of(Author, Deal(amount) with
        {
            Shares = [new(Author, 1 - percent / 100m), new(new MemberId(2), percent / 100m)],
        }).ToArray();

        Assert.Equal((amount, 1m, 1m), (credits.Sum(c => c.Amount), credits.Sum(c => c.Count), credits.Sum(c => c.RawCount)));
        Assert.All(credits, c => Assert.Equal(c.Amount, decimal.Round(c.Amount, 2)));
    }

    [Fact]
    public void What_is_taken_back_leaves_nothing()
    {
        var credits = Credit.Of(Author, Deal(100m) with { Shares = [new(Author, 0.67m), new(new MemberId(2), 0.33m)] }).ToArray();

        Assert.All(credits.Concat(credits.Select(c => c.Negated())).GroupBy(c => c.Member), m => Assert.Equal(0, m.Sum(c => c.Amount)));
    }

    static NewEntry Deal(decimal amount) => new(EntryKind.Deal, new CustomerId(1), null, null, 1, 1, new Money(amount, "CNY"), Day);
}
