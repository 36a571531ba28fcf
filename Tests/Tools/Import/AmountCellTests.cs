using System.Globalization;
using Dengta.BotApp.Tools.Import.Cells;

namespace Dengta.Tests.Tools.Import;

public sealed class AmountCellTests
{
    [Theory]
    [InlineData("1054", "1054", null)]
    [InlineData("1054.50", "1054.5", null)]
    [InlineData("1,054", "1054", null)]
    [InlineData("1,234,567.89", "1234567.89", null)]
    [InlineData("1.234.567,89", "1234567.89", null)]
    [InlineData("1 234 567,89", "1234567.89", null)]
    [InlineData("1'234'567.89", "1234567.89", null)]
    [InlineData("$1,054", "1054", "USD")]
    [InlineData("USD 1,054", "1054", "USD")]
    [InlineData("1054 EUR", "1054", "EUR")]
    [InlineData("¥30,000", "30000", "CNY")]
    [InlineData("¥3,000", "3000", "CNY")]
    [InlineData("3000元", "3000", "CNY")]
    [InlineData("58万", "580000", null)]
    [InlineData("1.2亿", "120000000", null)]
    [InlineData("58万元", "580000", "CNY")]
    [InlineData("100", "100", null)]
    [InlineData("(1,234)", "-1234", null)]
    [InlineData("-$5", "-5", "USD")]
    [InlineData("$-5", "-5", "USD")]
    [InlineData("0", "0", null)]
    public void An_amount_is_read_as_people_write_it(string text, string amount, string? currency) =>
        Assert.Equal((new AmountCell(decimal.Parse(amount, CultureInfo.InvariantCulture), currency), null), AmountCell.Read(text, "CNY"));

    [Theory]
    [InlineData("$5", "HKD", "HKD")]
    [InlineData("$5", "CNY", "USD")]
    [InlineData("¥5", "JPY", "JPY")]
    public void A_sign_that_many_currencies_share_is_the_usual_one_of_them(string text, string usual, string currency) =>
        Assert.Equal(currency, AmountCell.Read(text, usual).Amount?.Currency);

    [Theory]
    [InlineData("abc")]
    [InlineData("12,34")]
    [InlineData("1,2345")]
    [InlineData("1.2.3")]
    [InlineData("=1+1")]
    [InlineData("1e9")]
    [InlineData("Jan 12")]
    [InlineData("$5 EUR")]
    [InlineData("NaN")]
    [InlineData("--5")]
    [InlineData("(5")]
    [InlineData("5%")]
    [InlineData("100000000000000")]
    [InlineData("9999999999999999999999999999999999999999")]
    [InlineData("1.00001")]
    [InlineData("٣٠")]
    public void What_is_no_amount_is_none(string text)
    {
        var (amount, why) = AmountCell.Read(text, "CNY");

        Assert.Null(amount);
        Assert.NotNull(why);
    }
}
