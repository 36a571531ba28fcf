using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Scoring;

/// <summary>In which order things were logged, by whom a deal was shared, and what was taken back again changes no score.</summary>
public sealed class LedgerPropertyTests
{
    static readonly Period Month = Period.Month(Made.First);
    static readonly DateTimeOffset Now = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);
    static readonly MemberId Ann = new(1);
    static readonly MemberId Bob = new(2);

    /// <summary>What is taken off deals needs a deal first.</summary>
    static readonly EntryKind[] Kinds = [.. Enum.GetValues<EntryKind>().Where(k => k != EntryKind.Reversal)];

    /// <summary>Operations' own: what is counted or summed is by share of credit, as with the built-in ones.</summary>
    static readonly Indicator[] Own =
    [
        OwnOf(1, RecordSource.Deals, Aggregate.Count, ""), OwnOf(2, RecordSource.Deals, Aggregate.Sum, "金额 >= 30万"), OwnOf(3, RecordSource.Deals, Aggregate.Share, "金额 < 50万"),
        OwnOf(4, RecordSource.Visits, Aggregate.Customers, "客户 包含 1"), OwnOf(5, RecordSource.Entries, Aggregate.Count, "类型 = 报价 或 类型 = 投诉"),
    ];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Logging_in_another_order_changes_nothing(int seed) => await SameAsync(
        seed, (_, entries) => entries.Reverse().Select(e => (e, false)));

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task What_is_logged_and_taken_back_changes_nothing(int seed) => await SameAsync(
        seed, (random, entries) => entries.SelectMany(e => random.Next(2) == 0 ? [(e, false)] : new[] { (e, true), (e, false) }));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_deal_that_two_share_counts_for_both_together_what_it_counts_for_one(int seed) => await SameAsync(
        seed, (random, entries) => entries.Select(e => (e.Kind == EntryKind.Deal && random.Next(2) == 0 ? e with { Shares = Shares(random) } : e, false)));

    static IReadOnlyList<CreditShare> Shares(Random random) => random.Next(1, 100) is var percent
        ? [new(Ann, percent / 100m), new(Bob, 1 - percent / 100m)]
        : [];

    static async Task SameAsync(int seed, Func<Random, IReadOnlyList<NewEntry>, IEnumerable<(NewEntry Entry, bool Undo)>> change)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await PrepareAsync(db);
        var random = new Random(seed);
        var entries = Enumerable.Range(0, 40).Select(i => Entry(random, i)).ToArray();
        foreach (var entry in entries) await BookAsync(db, 1, entry, false);
        foreach (var (entry, undo) in change(random, entries)) await BookAsync(db, 2, entry, undo);

        var (plain, changed) = (await TogetherAsync(db, 1), await TogetherAsync(db, 2));

        Assert.Equal(plain, changed);
        // Follow-ups and what colleagues and customers say are no entries of the ledger.
        Assert.Equal(
            Indicators.All.Where(i => i.Query is not null && i.Key is not ("follow-up-on-time" or "collaboration" or "satisfaction")).Concat(Own).Select(i => i.Key).Order(),
            plain.Keys.Order());
    }

    static async Task PrepareAsync(Db db)
    {
        await using var connection = await db.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("""
            insert into tenant (id, name, time_zone, currency) values (1, 'One', 'Asia/Shanghai', 'CNY'), (2, 'Two', 'Asia/Shanghai', 'CNY');
            insert into unit (tenant_id, id, name, name_en, path) values (1, 1, 'One', 'One', array[1]), (2, 1, 'Two', 'Two', array[1]);
            insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
            select t, m, 1, m::text, m::text, 'rep', '2020-01-01' from generate_series(1, 2) t, generate_series(1, 2) m;
            insert into customer (tenant_id, id, name, created_at, created_by) overriding system value
            select t, c, c::text, '2026-11-05Z', 1 from generate_series(1, 2) t, generate_series(1, 40) c;
            insert into market_size (tenant_id, starts, ends, amount, source, set_by, set_at, inbox_id)
            select t, '2026-11-01', '2026-12-01', 1000000, 'x', 1, '2026-11-05Z', 1 from generate_series(1, 2) t;
            """, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        // Somebody who bought before, so that there is an old customer.
        foreach (var tenant in (int[])[1, 2])
            await BookAsync(db, tenant, new(EntryKind.Deal, new CustomerId(1), null, null, 1, 1, new Money(1000, "CNY"), new DateOnly(2026, 9, 1)), false);
        await using var cost = new NpgsqlCommand("create function with_cost() returns trigger language plpgsql as $$ begin if new.kind = 2 then new.cost := new.amount / 2; end if; return new; end $$; create trigger with_cost before insert on entry for each row execute function with_cost()", connection);
        await cost.ExecuteNonQueryAsync(Cancellation);
    }

    static Indicator OwnOf(int number, RecordSource source, Aggregate aggregate, string filter) => (Made.Own() with
    {
        Key = $"own-{number}",
        Source = source,
        Aggregate = aggregate,
        Filter = FilterText.Read(filter, "CNY").Value!,
    }).AsIndicator();

    /// <summary>Deals go to a customer of their own, so that the first one does not depend on the order.</summary>
    static NewEntry Entry(Random random, int i)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        var customer = kind == EntryKind.Deal ? i % 39 + 2 : random.Next(1, 41);
        Money? amount = kind.HasMoney() ? new Money(random.Next(1, 1_000_000), "CNY") : null;
        return new(kind, new CustomerId(customer), null, null, 1, 1, amount, Made.First.AddDays(kind == EntryKind.Quote ? 3 : random.Next(0, 30)));
    }

    static async Task BookAsync(Db db, int tenant, NewEntry entry, bool undo)
    {
        await using var tx = db.Begin();
        var inbox = new InboxId(Random.Shared.NextInt64(1, long.MaxValue));
        LedgerStore.Add(tx, new TenantId(tenant), Ann, [entry], Now, inbox);
        var booked = LedgerStore.OfMessage(tx, new TenantId(tenant), Ann, inbox);
        await tx.SendAsync(Cancellation);
        if (undo) LedgerStore.Void(tx, new TenantId(tenant), booked.Values, Now, inbox, replaced: false);
        await tx.CommitAsync(Cancellation);
    }

    /// <summary>What both people measure together, but for the logging time, which depends on nothing here.</summary>
    static async Task<IReadOnlyDictionary<string, string>> TogetherAsync(Db db, int tenant)
    {
        await using var tx = db.Begin();
        var measured = await ScorecardStore.MeasureAsync(tx, new TenantId(tenant), [1, 2], [.. Indicators.All, .. Own], Month, Month, Cancellation);
        return measured.Values.SelectMany(m => m.Measures).GroupBy(m => m.Key)
            .ToDictionary(g => g.Key, g => g.Select(m => m.Value).Aggregate((a, b) => a + b) is var m ? $"{m.Numerator:0.####}/{m.Denominator:0.####}" : "");
    }
}
