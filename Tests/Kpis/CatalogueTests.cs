using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Kpis;

/// <summary>Every indicator of the catalogue over one fixture whose values were worked out by hand.</summary>
public sealed partial class CatalogueTests(November november) : IClassFixture<November>
{
    const int Seller = 1;
    const int Sharer = 2;
    const int Nobody = 3;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Keys => [.. Indicators.All.Where(i => i.Query is not null).Select(i => i.Key)];

    [Theory]
    [InlineData("revenue", "180000", "21000")] // 1,000 + 200,000 + 0.7 × 100,000 + 80,000 − 80,000 − 50,000 − 20,000 − 0.7 × 30,000; 0.3 × 70,000
    [InlineData("collections", "30000", "0")] // 50,000 − 20,000
    [InlineData("profit", "16000", "9000")] // 50,000 + 30,000 + 0.7 × 60,000 − 30,000 − 50,000 − 5,000 − 0.7 × 30,000; 0.3 × (60,000 − 30,000)
    [InlineData("market-share", "0.18", "0.021")] // of 1,000,000
    [InlineData("deals", "3.7", "0.3")] // one was cancelled; that of September is no deal of November
    [InlineData("new-customers", "2.7", "0.3")] // 0.7 of C2, C6, C12; C5 after 22 months was cancelled; not C1
    [InlineData("visits", "9", "0")] // 1 + 0 + 1 + 3 + 4
    [InlineData("customers-visited", "5", "0")] // C1, C2 also as C3, C9 as C13, C10, C11
    [InlineData("new-customer-visits", "3", "0")] // C2 before its first deal, C10, C11; C1 bought in March, C2 the day before it was visited as C3
    [InlineData("quotes", "1", "0")] // C8; the one to C2 and the second to C8 are revisions
    [InlineData("customer-records", "2", "0")] // C4 and C7; C3 was merged, C8 is of December
    [InlineData("timeliness", "28/30", "missing")]
    [InlineData("response-time", "260/4", "missing")] // the median of 45, 70, 60 and 60 + 14 × 540 minutes is 65
    [InlineData("feedback", "5", "2")] // answers of the 1st, 12th and 30th, complaints of the 8th and 10th, the dismissed one not; of five in a week two
    [InlineData("complaint-rate", "1/3.7", "0/0.3")] // one upheld, one dismissed, one without a ruling
    [InlineData("retention-care", "2/3", "missing")] // C1, C4 and C9 bought within 12 months; C1 was touched, and C9 as C13
    [InlineData("repeat-sales", "2/4", "missing")] // C1, C4, C5 and C9 bought before; C1 and C5 again
    [InlineData("return-contact", "1/2", "missing")] // C1 and C4 bought within 90 days; C1 was visited
    [InlineData("follow-up-on-time", "1/4", "missing")] // one in time, one late, one half an hour late, one open; one dropped
    [InlineData("assists", "2", "0")] // thanked on the day it was logged, and on another
    [InlineData("collaboration", "76.5/1", "129/2")] // a round of October is not in it
    [InlineData("satisfaction", "632.5/8", "440/5")] // (5 × 82.5 + 100 + 80 + 40) / (5 + 3), since the team's mean is 660 / 8; five answers stand alone
    public async Task Is_what_was_worked_out_by_hand(string key, string seller, string sharer)
    {
        var measures = await november.MeasureAsync(key, Seller, Sharer, Nobody);

        Assert.Equal(seller, Say(measures, Seller));
        Assert.Equal(sharer, Say(measures, Sharer));
    }

    [Theory]
    [InlineData("deals", "4.7")] // 6.7 of the half-year, less one of November and one of September
    [InlineData("revenue", "230000")] // 20,000 and 30,000 of September
    [InlineData("profit", "36000")] // 5,000 and 15,000 of September
    [InlineData("market-share", "missing")] // the figure was taken back
    public async Task In_a_longer_period_too(string key, string seller) =>
        Assert.Equal(seller, Say(await november.MeasureAsync(key, Period.Between(new(2026, 7, 1), new(2026, 11, 30)), Seller), Seller));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Without_data_there_is_no_row_rather_than_a_zero(string key) =>
        Assert.DoesNotContain(Nobody, await november.MeasureAsync(key, Seller, Sharer, Nobody));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_person_alone_measures_the_same_as_among_others(string key)
    {
        var together = await november.MeasureAsync(key, Seller, Sharer, Nobody);

        Assert.Equal(together[Seller], (await november.MeasureAsync(key, Seller))[Seller]);
        Assert.Empty(await november.MeasureAsync(key));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Rolls_up_as_its_head_says(string key)
    {
        var measures = await november.MeasureAsync(key, Seller, Sharer);
        var isRatio = Indicators.Find(key)!.RollUp == RollUp.Ratio;

        Assert.All(measures.Values, m => Assert.Equal(isRatio, m.Denominator is not null));
        Assert.All(measures.Values, m => Assert.True(m.Denominator is not 0));
        var unit = measures.Values.Aggregate((a, b) => a + b);
        var expected = measures.Values.Sum(m => m.Numerator) / (isRatio ? measures.Values.Sum(m => m.Denominator!.Value) : 1);
        Assert.Equal(expected, unit.Value);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Has_the_fixed_shape_and_finds_each_row_by_more_than_the_tenant_in_an_index(string key)
    {
        var db = await november.GetAsync();
        await using var connection = await db.OpenAsync(Cancellation);
        await ExecuteAsync(connection, $"prepare \"{key}\" (int, int[], date, date) as {Indicators.Find(key)!.Query}");

        await using (var result = new NpgsqlCommand($"execute \"{key}\"(1, array[1], '2026-11-01', '2026-12-01')", connection))
        await using (var reader = await result.ExecuteReaderAsync(Cancellation))
            Assert.Equal(["integer", "numeric", "numeric"], Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetPostgresType(i).DisplayName));
        var plan = await PlanAsync(connection, key);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("Function Scan on credited", plan);
        Assert.All(Scans().Matches(plan), scan => Assert.Matches(@"Index Cond: (\(id = |\(+tenant_id = .+ AND )", scan.Value));
        Assert.DoesNotContain("hashed", plan, StringComparison.Ordinal);
        Assert.NotEmpty(Scans().Matches(plan));
    }

    [Fact]
    public void Every_file_has_a_line_in_the_catalogue() => Assert.Equal(
        typeof(Indicators).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("indicator.", StringComparison.Ordinal)).Order(),
        Indicators.All.Select(i => $"indicator.{i.Key}").Order());

    [Fact]
    public void Every_head_says_everything_in_both_languages() => Assert.All(Indicators.All, i =>
    {
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", i.Name);
        Assert.Matches("^[A-Z][a-z -]+$", i.NameEn);
        Assert.NotEmpty(i.Source);
        Assert.NotEmpty(i.Formula);
        Assert.NotEmpty(i.FormulaEn);
        Assert.NotEmpty(i.Serves);
        Assert.Equal(i.Query is null, i.Records.IsEmpty);
    });

    [GeneratedRegex(@"(Index Scan|Index Only Scan|Bitmap Index Scan)[^\n]*\n[^\n]*")]
    private static partial Regex Scans();

    static string Say(IReadOnlyDictionary<int, Measure> measures, int person) => !measures.TryGetValue(person, out var m) ? "missing"
        : Number(m.Numerator) + (m.Denominator is { } d ? "/" + Number(d) : "");

    static string Number(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    static async Task<string> PlanAsync(NpgsqlConnection connection, string key)
    {
        await using var explain = new NpgsqlCommand($"explain (costs off) execute \"{key}\"(1, array[1, 2, 3], '2026-11-01', '2026-12-01')", connection);
        await using var reader = await explain.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation)) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
