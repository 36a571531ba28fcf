using Dengta.Domain.Basics;

namespace Dengta.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void A_year_target_split_over_twelve_months_adds_up_to_the_year()
    {
        var months = new Money(100_000_000m, "CNY").Split(Enumerable.Repeat(1m, 12).ToArray());

        Assert.Equal(100_000_000m, months.Sum(m => m.Amount));
        Assert.All(months, m => Assert.InRange(m.Amount, 8_333_333.33m, 8_333_333.34m));
    }
}
