using System.Globalization;
using System.Text;
using Dengta.Domain.Ledger;

namespace Dengta.Tests.Tools.Import;

public sealed class ConcurrentImportTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_four_imports_of_one_file_at_once_one_brings_it()
    {
        await using var bench = await ImportBench.OpenAsync(time: TimeProvider.System);
        await bench.ImportTextAsync("people", Hengxing.People);
        var file = bench.Write("deals.csv", Deals(3000));

        var answered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.ImportAsync("deals", file, "--new-customers")));

        Assert.All(answered, a => Assert.Equal(0, a.Exit));
        Assert.Single(answered, a => a.Text.EndsWith("Written.\n", StringComparison.Ordinal));
        Assert.Equal(3, answered.Count(a => a.Text.Contains("3,000 there already", StringComparison.Ordinal)));
        Assert.Equal(3000L, await bench.CountAsync("entry"));
        Assert.Equal(20L, await bench.CountAsync("customer"));
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
    }

    [Fact]
    public async Task Two_files_that_hold_the_same_deals_bring_each_once()
    {
        await using var bench = await ImportBench.OpenAsync(time: TimeProvider.System);
        await bench.ImportTextAsync("people", Hengxing.People);
        string[] files = [bench.Write("a.csv", Deals(2500)), bench.Write("b.csv", Deals(3500))];

        await Task.WhenAll(files.Select(f => bench.ImportAsync("deals", f, "--new-customers")));

        Assert.Equal(3500L, await bench.CountAsync("entry"));
        Assert.Equal(3500L, await bench.CountAsync("import_row where sheet = 'deals'"));
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
    }

    static string Deals(int rows)
    {
        var text = new StringBuilder("id,owner,customer,date,amount\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"D{i},{(i % 2 == 0 ? "苏禾" : "江川")},客户{i % 20}号,{new DateOnly(2026, 1, 1).AddDays(i % 300):yyyy-MM-dd},{i + 1}\n");
        return text.ToString();
    }
}
