using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Npgsql;

namespace Dengta.Tests.Kpis;

/// <summary>Indicators without code over the fixture of the built-in ones; the values are worked out by hand.</summary>
public sealed partial class OwnMeasureTests(November november) : IClassFixture<November>
{
    const int Seller = 1;
    const int Sharer = 2;
    const int Nobody = 3;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<RecordSource, Aggregate> Kinds => [.. from s in Enum.GetValues<RecordSource>() from a in Enum.GetValues<Aggregate>() select (s, a)];

    [Theory]
    [InlineData(RecordSource.Visits, "", Aggregate.Count, "9", "0")]
    [InlineData(RecordSource.Visits, "", Aggregate.Customers, "5", "0")] // C1, C2 also as C3, C9 as C13, C10, C11
    [InlineData(RecordSource.Visits, "客户类型 = 新客户", Aggregate.Count, "3", "0")] // as the built-in one: C2 before its deal, C10, C11
    [InlineData(RecordSource.Visits, "客户类型 = 老客户", Aggregate.Count, "3", "0")] // C1, C2 as C3, C9 as C13; the three unnamed are neither
    [InlineData(RecordSource.Visits, "客户 = c2", Aggregate.Count, "2", "0")] // once under its name, once as C3
    [InlineData(RecordSource.Visits, "客户 包含 1", Aggregate.Count, "3", "0")] // C1, C10, C11
    [InlineData(RecordSource.Visits, "客户 <> C1", Aggregate.Count, "5", "0")] // unnamed ones fulfil nothing
    [InlineData(RecordSource.Visits, "客户类型 = 新客户", Aggregate.Share, "3/9", "missing")]
    [InlineData(RecordSource.Deals, "", Aggregate.Count, "3.7", "0.3")] // 11, 0.7 of 12, 15, 85; 14 was cancelled
    [InlineData(RecordSource.Deals, "", Aggregate.Sum, "200000", "21000")] // 150,000 + 0.7 × 70,000 + 1,000; dollars have no amount here
    [InlineData(RecordSource.Deals, "金额 >= 10万", Aggregate.Count, "1", "0")] // 12 has 70,000 left, 15 is in dollars
    [InlineData(RecordSource.Deals, "金额 < 10万", Aggregate.Count, "1.7", "0.3")]
    [InlineData(RecordSource.Deals, "", Aggregate.Average, "200000/2.7", "21000/0.3")]
    [InlineData(RecordSource.Deals, "金额 >= 5万 且 客户类型 = 新客户", Aggregate.Count, "0.7", "0.3")] // C2; C1 bought before
    [InlineData(RecordSource.Deals, "金额 >= 10万 或 客户 = C12", Aggregate.Customers, "2", "0")]
    [InlineData(RecordSource.Collections, "", Aggregate.Sum, "30000", "0")] // 50,000 − 20,000
    [InlineData(RecordSource.Collections, "金额 > 0", Aggregate.Sum, "50000", "0")]
    [InlineData(RecordSource.Quotes, "", Aggregate.Count, "3", "0")]
    [InlineData(RecordSource.Complaints, "", Aggregate.Count, "3", "0")]
    [InlineData(RecordSource.Complaints, "认定 = 成立", Aggregate.Count, "1", "0")] // 40, dismissed first and upheld then
    [InlineData(RecordSource.Complaints, "认定 = 不成立", Aggregate.Count, "1", "0")] // 41
    [InlineData(RecordSource.Complaints, "认定 <> 不成立", Aggregate.Count, "2", "0")] // 40, and 42 of which nobody has said anything
    [InlineData(RecordSource.Complaints, "认定 = 未认定", Aggregate.Share, "1/3", "missing")]
    [InlineData(RecordSource.Entries, "认定 <> 成立", Aggregate.Count, "2", "0")] // what is no complaint has no ruling
    [InlineData(RecordSource.Entries, "类型 = 拜访 或 类型 = 跟进", Aggregate.Count, "14", "0")] // 9 visits and 5 follow-ups
    [InlineData(RecordSource.Answers, "", Aggregate.Average, "11/3", "22/5")]
    [InlineData(RecordSource.Answers, "评分 <= 2", Aggregate.Share, "1/3", "0/5")]
    [InlineData(RecordSource.Answers, "评分 >= 4", Aggregate.Count, "2", "4")]
    public async Task Is_what_was_worked_out_by_hand(RecordSource source, string filter, Aggregate aggregate, string seller, string sharer)
    {
        var measures = await MeasureAsync(Own(source, aggregate, filter), Seller, Sharer, Nobody);

        Assert.Equal(seller, Say(measures, Seller));
        Assert.Equal(sharer, Say(measures, Sharer));
        Assert.Equal("missing", Say(measures, Nobody));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_person_alone_measures_the_same_as_among_others_and_rolls_up_as_it_says(RecordSource source, Aggregate aggregate)
    {
        var own = Own(source, aggregate, "客户类型=新客户 或 客户 包含 c");

        var together = await MeasureAsync(own, Seller, Sharer, Nobody);

        Assert.Equal(together.GetValueOrDefault(Seller), (await MeasureAsync(own, Seller)).GetValueOrDefault(Seller));
        Assert.All(together.Values, m => Assert.Equal(own.AsIndicator().RollUp == RollUp.Ratio, m.Denominator is not null));
        Assert.All(together.Values, m => Assert.True(m.Denominator is not 0));
        Assert.DoesNotContain(Nobody, together.Keys);
        Assert.Empty(await MeasureAsync(own));
    }

    [Theory]
    [InlineData(RecordSource.Deals, "金额 >= 5万", 2)]
    [InlineData(RecordSource.Visits, "客户类型 = 新客户", 3)]
    [InlineData(RecordSource.Answers, "评分 <= 2", 1)]
    public async Task The_records_behind_it_are_those_that_it_counts(RecordSource source, string filter, int expected)
    {
        var own = Own(source, Aggregate.Count, filter);
        await using var tx = (await november.GetAsync()).Begin();

        var count = ScoredRecordStore.CountOf(tx, November.Tenant, new(Seller), November.Month, own);
        var records = ScoredRecordStore.Of(tx, November.Tenant, new(Seller), November.Month, own, 0);
        await tx.CommitAsync(Cancellation);

        Assert.Equal(expected, count.Value);
        Assert.Equal(expected, records.Values.Count);
    }

    [Fact]
    public async Task Each_row_is_found_by_more_than_the_tenant_in_an_index()
    {
        await using var connection = await (await november.GetAsync()).OpenAsync(Cancellation);
        var sql = (Sql)typeof(OwnMeasureStore).GetField("People", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!;
        await using (var prepare = new NpgsqlCommand($"prepare own as {sql.Text}", connection)) await prepare.ExecuteNonQueryAsync(Cancellation);
        await using var explain = new NpgsqlCommand(
            "explain (costs off) execute own(1, array[1, 2], '2026-11-01', '2026-12-01', array[1, 2], array[0], array[1], array[4], array[5], array[null], 1)", connection);
        await using var reader = await explain.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation)) lines.Add(reader.GetString(0));
        var plan = string.Join('\n', lines);

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Function Scan on own_record", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("hashed", plan, StringComparison.Ordinal);
        Assert.NotEmpty(Scans().Matches(plan));
        Assert.All(Scans().Matches(plan), scan => Assert.Matches(@"Index Cond: (\(id = |\(+tenant_id = .+ AND )", scan.Value));
    }

    [Fact]
    public void A_version_holds_for_periods_that_begin_on_its_day_or_later()
    {
        var first = Own(RecordSource.Deals, Aggregate.Count, "") with { Key = "own-1", Version = 1, From = new(2026, 11, 1) };
        var catalogue = new Catalogue([first, first with { Version = 2, From = new(2026, 12, 1) }]);

        Assert.Equal([1, 1, 1, 2, 2], ((DateOnly[])[new(2026, 1, 1), new(2026, 11, 1), new(2026, 11, 30), new(2026, 12, 1), new(2027, 1, 1)]).Select(d => catalogue.Find("own-1", d)!.Own!.Version));
        Assert.Equal(2, catalogue.Named("大单数")!.Own!.Version);
        Assert.Equal("visits", catalogue.Named("VISITS")!.Key);
        Assert.Null(catalogue.Find("own-2", new(2026, 11, 1)));
    }

    [Theory]
    [InlineData(PeriodKind.Month, PeriodKind.Quarter, 30)]
    [InlineData(PeriodKind.Year, PeriodKind.Quarter, 2.5)]
    [InlineData(PeriodKind.Half, PeriodKind.Half, 10)]
    public void A_goal_that_adds_up_grows_with_the_cycle_of_the_scheme_and_a_ratio_does_not(PeriodKind own, PeriodKind scheme, decimal expected)
    {
        Assert.Equal(expected, (Own(RecordSource.Deals, Aggregate.Count, "") with { Goal = 10, Cycle = own }).GoalFor(scheme));
        Assert.Equal(0.8m, (Own(RecordSource.Deals, Aggregate.Share, "") with { Goal = 0.8m, Cycle = own }).GoalFor(scheme));
    }

    [Fact]
    public void What_could_not_be_worked_out_or_said_is_refused()
    {
        var good = Own(RecordSource.Deals, Aggregate.Count, "金额 > 5");
        Assert.Null(good.Check());

        OwnIndicator[] wrong =
        [
            good with { Name = "大单 2" }, good with { Name = "大" }, good with { NameEn = "Large_deals" }, good with { NameEn = "大单" },
            good with { Source = RecordSource.Visits }, good with { Filter = FilterText.Read("类型 = 拜访", "CNY").Value! },
            good with { Filter = FilterText.Read("评分 = 1", "CNY").Value! }, good with { Filter = FilterText.Read("认定 = 成立", "CNY").Value! }, good with { Aggregate = Aggregate.Share }, good with { Unit = IndicatorUnit.Money },
            good with { Goal = 0 }, good with { Goal = 5, ZeroPoint = 10 }, good with { LowerIsBetter = true, ZeroPoint = 10 },
            good with { LowerIsBetter = true, Goal = 5, ZeroPoint = 5 }, good with { Cap = 0.9m }, good with { Cap = 6 }, good with { Floor = 1 }, good with { Floor = -0.1m },
            Own(RecordSource.Visits, Aggregate.Sum, ""), Own(RecordSource.Followups, Aggregate.Average, ""),
        ];

        Assert.All(wrong, o => Assert.NotNull(o.Check()));
    }

    static OwnIndicator Own(RecordSource source, Aggregate aggregate, string filter) => new(
        "", 0, November.Month.Start, "大单数", "Large deals", source, FilterText.Read(filter, "CNY").Value!, aggregate, aggregate.Units(source)[0], false, null, null, 1.2m, 0,
        PeriodKind.Month, TargetMetric.Revenue);

    async Task<IReadOnlyDictionary<int, Measure>> MeasureAsync(OwnIndicator own, params int[] people)
    {
        await using var tx = (await november.GetAsync()).Begin();
        var rows = MeasureStore.Of(tx, November.Tenant, own.AsIndicator(), people, November.Month)!;
        await tx.CommitAsync(Cancellation);
        return rows.Values.ToDictionary(r => r.Member.Value, r => r.Measure);
    }

    static string Say(IReadOnlyDictionary<int, Measure> measures, int person) => !measures.TryGetValue(person, out var m) ? "missing"
        : Number(m.Numerator) + (m.Denominator is { } d ? "/" + Number(d) : "");

    static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(Index Scan|Index Only Scan|Bitmap Index Scan)[^\n]*\n[^\n]*")]
    private static partial Regex Scans();
}
