using System.Globalization;
using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Scoring;

/// <summary>
/// A year of a real company, closed quarter by quarter: 35 agents, with targets, two indicators of the catalogue and one made by operations.
/// Every score is held against what plain SQL makes of the export itself.
/// </summary>
public sealed class CrmYearTests
{
    static readonly TenantId Crm = new(1);
    static readonly DateTimeOffset Decided = new(2016, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Of 100 points 60 for the targets, 20 for 60 deals, 10 for 5 new customers, 10 for 15 deals of 3,000 and more.</summary>
    static readonly Sql Expected = new("""
        with first as (select distinct on (account) id from won order by account, day, id),
        facts as (
            select a.id as agent, 3 * (20000 + 100 * a.id) as target, coalesce(sum(w.value), 0) as revenue, count(w.id) as deals,
                   count(f.id) as fresh, count(w.id) filter (where w.value >= 3000) as large
            from agent a
            left join won w on w.agent = a.id and w.day >= $1 and w.day < $2
            left join first f on f.id = w.id
            group by a.id)
        select agent,
               case when deals = 0 then 0 else round(
                   60 * least(revenue / target, 1.2) + 20 * least(deals / 60.0, 1.2) + 10 * least(fresh / 5.0, 1.2) + 10 * least(large / 15.0, 1.2), 2) end
        from facts order by agent
        """);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_of_scorecards_is_what_the_export_says_and_a_damaged_row_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await FillAsync(db);
        for (var quarter = Period.Quarter(new(2017, 1, 1)); quarter.Start.Year == 2017; quarter = Period.Quarter(quarter.End))
        {
            var scores = await CloseAsync(db, quarter);
            var expected = await db.RowsAsync(Expected, r => (r.GetInt32(0), r.GetDecimal(1)), Cancellation, Arg.Of(quarter.Start), Arg.Of(quarter.End));
            Assert.Equal(35, expected.Count);
            Assert.Equal(expected, scores.Select(s => (s.Person.Id.Value, s.Card.Total!.Value)));
            Assert.Contains(expected, e => e.Item2 > 0);
        }
        Assert.Empty(await LedgerCheckStore.RunAsync(db, Cancellation));
        Assert.Empty(await SealCheckStore.RunAsync(db, Cancellation));

        await DoAsync(db, "update entry set amount = amount + 1 where id = (select min(id) from entry where member_id = 7 and business_date >= '2017-07-01')");
        var sum = Assert.Single(await LedgerCheckStore.RunAsync(db, Cancellation));
        Assert.Equal(7, sum.Member.Value);
        await DoAsync(db, "update progress_day d set amount = e.amount from (select member_id, business_date, sum(amount) amount from entry group by 1, 2) e where e.member_id = d.member_id and e.business_date = d.day");
        var score = Assert.Single(await SealCheckStore.RunAsync(db, Cancellation));
        Assert.Equal((7, new DateOnly(2017, 7, 1)), (score.Member.Value, score.Period.Start));
        Assert.StartsWith("Target revenue", score.Sealed, StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<NamedScorecard>> CloseAsync(Db db, Period quarter)
    {
        var tenant = (await TenantStore.LoadAsync(db, Cancellation))[Crm];
        var at = new DateTimeOffset(quarter.End.AddDays(7).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var tx = db.Begin();
        var people = ScorecardStore.InUnit(tx, Crm, UnitId.Company, quarter);
        var opened = ClosingStore.Open(tx, Crm, quarter, at.AddDays(-1), at.AddDays(-5), new(1), new(100_000));
        await tx.SendAsync(Cancellation);
        var choice = await SchemeStore.LoadAsync(tx, Crm, [.. people.Values.Select(p => p.Id.Value)], Cancellation);
        var cards = await ScorecardStore.OfAsync(tx, tenant, people.Values, choice, quarter, quarter.End, Cancellation);
        NamedScorecard[] scores = [.. people.Values.OrderBy(p => p.Id.Value).Select(p => new NamedScorecard(p, cards[p.Id]))];
        ClosingStore.CloseToBookings(tx, Crm, opened.Value!.Value, at);
        ClosingStore.Keep(tx, Crm, opened.Value!.Value, scores);
        ClosingStore.Seal(tx, Crm, opened.Value!.Value, new(1), new(100_001));
        await tx.CommitAsync(Cancellation);
        return scores;
    }

    static async Task FillAsync(Db db)
    {
        string[][] agents = [.. CrmExport.Rows("sales_teams.csv")];
        var managers = agents.Select(a => a[1]).Distinct().ToList();
        var won = CrmExport.Rows("sales_pipeline.csv").Where(r => r[4] == "Won").ToArray();
        var ids = agents.Select((a, i) => (Name: a[0], Id: i + 1)).ToDictionary(a => a.Name, a => a.Id);
        // A batch of several statements takes no parameters, so each is sent by itself.
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Scoring", "CrmYear.sql"), Cancellation);
        await using (var connection = await db.OpenAsync(Cancellation))
            foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                await using var fill = new NpgsqlCommand(statement, connection);
                if (statement.Contains("insert into agent", StringComparison.Ordinal))
                    fill.Parameters.AddRange(new NpgsqlParameter[] { Parameter(agents.Select(a => a[0])), Parameter(agents.Select(a => managers.IndexOf(a[1]) + 1)) });
                if (statement.Contains("insert into won", StringComparison.Ordinal))
                    fill.Parameters.AddRange(new NpgsqlParameter[]
                    {
                        Parameter(won.Select(w => ids[w[1]])), Parameter(won.Select(w => w[3])), Parameter(won.Select(w => DateOnly.ParseExact(w[6], "yyyy-MM-dd", CultureInfo.InvariantCulture))),
                        Parameter(won.Select(w => decimal.Parse(w[7], CultureInfo.InvariantCulture))),
                    });
                await fill.ExecuteNonQueryAsync(Cancellation);
            }
        await PublishAsync(db);
    }

    static async Task PublishAsync(Db db)
    {
        var large = new OwnIndicator(
            "own-1", 1, new(2017, 1, 1), "大单数", "Large deals", RecordSource.Deals, FilterText.Read("amount >= 3000", "CNY").Value!, Aggregate.Count, IndicatorUnit.Deals,
            false, null, null, 1.2m, 0, PeriodKind.Quarter, TargetMetric.Revenue);
        var by = new Decision(Decided, null, null, "");
        await using var tx = db.Begin();
        OwnIndicatorStore.Add(tx, Crm, large, Decided, new(1), new(1));
        var id = SchemeStore.Add(tx, Crm, "季度", "Quarterly", by);
        await tx.SendAsync(Cancellation);
        SchemeLine[] lines = [Made.Target(60), Made.Kpi("deals", 20, 60), Made.Kpi("new-customers", 10, 5), Made.Kpi("own-1", 10, 15)];
        SchemeStore.AddVersion(tx, Crm, Made.Scheme(lines) with { Id = id.Value, Cycle = PeriodKind.Quarter, From = new(2017, 1, 1) }, by);
        SchemeStore.Use(tx, Crm, id.Value, null, null, Role.Rep, new(2017, 1, 1), by);
        await tx.CommitAsync(Cancellation);
    }

    static NpgsqlParameter<T[]> Parameter<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };

    static async Task DoAsync(Db db, string sql)
    {
        await using var connection = await db.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
