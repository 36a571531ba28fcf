using Dengta.BotApp.Tools.Import;

namespace Dengta.Tests.Tools.Import;

public sealed class ImportArgumentTests
{
    [Fact]
    public void Without_a_word_about_it_an_import_is_a_dry_run() => Assert.True(Parsed("deals", "x.csv").IsDry);

    [Fact]
    public void Options_are_read_with_a_space_or_an_equals_sign()
    {
        var options = Parsed("deals", "x.csv", "--apply", "--map=customer=account,date=close date", "--currency", "usd", "--won", "Signed,Paid");

        Assert.False(options.IsDry);
        Assert.Equal("close date", options.Map["DATE"]);
        Assert.Equal("USD", options.Currency);
        Assert.Equal(["Signed", "Paid"], options.Won);
    }

    [Theory]
    [InlineData]
    [InlineData("deals")]
    [InlineData("deals", "--apply")]
    [InlineData("cars", "x.csv")]
    [InlineData("deals", "x.csv", "--aply")]
    [InlineData("deals", "x.csv", "--currency")]
    [InlineData("deals", "x.csv", "--currency", "ABC")]
    [InlineData("deals", "x.csv", "--currency", "--apply")]
    [InlineData("deals", "x.csv", "--date-format", "ydm")]
    [InlineData("deals", "x.csv", "--map", "customer")]
    [InlineData("deals", "x.csv", "--map", "a=b,a=c")]
    [InlineData("deals", "x.csv", "--joined", "2016-13-01")]
    [InlineData("deals", "x.csv", "--tenant", "one")]
    [InlineData("deals", "x.csv", "y.csv")]
    public void Wrong_ones_are_told_in_a_sentence(params string[] args)
    {
        var (options, mistake) = ImportArguments.Parse(args);

        Assert.Null(options);
        Assert.NotNull(mistake);
    }

    [Theory]
    [InlineData("deals", "a,b\n1,2", "No column is owner; say which with --map owner=HEADER. There are \"a\", \"b\".")]
    [InlineData("people", "name\nA", "since when people are there")]
    public async Task A_file_that_lacks_something_is_no_run_at_all(string sheet, string text, string sentence)
    {
        await using var bench = await ImportBench.OpenAsync();

        var answered = await bench.ImportTextAsync(sheet, text);

        Assert.Equal(2, answered.Exit);
        Assert.Contains(sentence, answered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_or_a_file_that_is_not_there_is_told()
    {
        await using var bench = await ImportBench.OpenAsync();

        Assert.Equal(2, (await bench.ImportTextAsync("products", "name\nx", "--tenant", "7")).Exit);
        Assert.Equal(1, (await bench.ImportAsync("products", "/nowhere/x.csv")).Exit);
        Assert.Equal(1, (await bench.ImportAsync("products", Path.GetTempPath())).Exit);
    }

    static ImportOptions Parsed(params string[] args)
    {
        var (options, mistake) = ImportArguments.Parse(args);
        Assert.Null(mistake);
        return options!;
    }
}
