using Dengta.BotApp.Tools.Import.Cells;

namespace Dengta.Tests.Tools.Import;

public sealed class ColumnsTests
{
    static readonly Field Customer = new("customer", true, "account", "客户");
    static readonly Field Date = new("date", false, "close_date", "日期");
    static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("Account")]
    [InlineData(" ACCOUNT ")]
    [InlineData("CUSTOMER")]
    [InlineData("客户")]
    public void A_column_is_known_by_its_name_in_any_spelling(string header) =>
        Assert.Equal(0, Columns.Match([header, "x"], [Customer, Date], Nothing).Columns[Customer]);

    [Fact]
    public void Case_spaces_and_signs_make_no_difference() =>
        Assert.Equal(0, Columns.Match(["Close Date", "Kunde"], [Customer, Date], new Dictionary<string, string> { ["customer"] = "kunde" }).Columns[Date]);

    [Fact]
    public void What_is_said_goes_before_what_is_guessed() =>
        Assert.Equal(1, Columns.Match(["account", "buyer"], [Customer], new Dictionary<string, string> { ["customer"] = "buyer" }).Columns[Customer]);

    [Fact]
    public void A_needed_column_that_is_missing_is_asked_for_with_those_there_are() =>
        Assert.Equal("No column is customer; say which with --map customer=HEADER. There are \"a\", \"b\".", Assert.Single(Columns.Match(["a", "b"], [Customer], Nothing).Mistakes));

    [Fact]
    public void Two_columns_that_could_be_one_field_are_asked_about() =>
        Assert.Contains("could be \"account\" or \"客户\"", Assert.Single(Columns.Match(["account", "客户"], [Customer], Nothing).Mistakes));

    [Fact]
    public void A_header_or_a_field_that_is_not_there_is_named()
    {
        var mistakes = Columns.Match(["account"], [Customer], new Dictionary<string, string> { ["customer"] = "acount", ["price"] = "x" }).Mistakes;

        Assert.Contains(mistakes, m => m.Contains("no column \"acount\"", StringComparison.Ordinal));
        Assert.Contains(mistakes, m => m.Contains("no field price", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_can_be_said_not_to_be_there() =>
        Assert.Null(Columns.Match(["account", "date"], [Customer, Date], new Dictionary<string, string> { ["date"] = "" }).Columns[Date]);

    [Fact]
    public void Columns_of_one_name_and_of_none_are_told_apart() =>
        Assert.Equal(["x", "x (2)", "column 3"], Columns.Match(["x", "x", ""], [Date], Nothing).Columns.Headers);
}
