using System.Diagnostics;
using Dengta.BotApp.Tools.Demo;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Demo;

public sealed class DemoCreationTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_made_once_and_in_less_than_five_seconds()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);

        var clock = Stopwatch.StartNew();
        Assert.True(await CreateAsync(db, DemoDatabase.Today));
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);

        var before = await RowsAsync(db);
        Assert.False(await CreateAsync(db, DemoDatabase.Today.AddDays(1)));
        Assert.Equal(before, await RowsAsync(db));
    }

    [Fact]
    public async Task A_company_that_is_there_already_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);
        await using (var tx = db.Begin())
        {
            TenantStore.Add(tx, new TenantId(7), "Real", "Europe/Berlin", "EUR", Language.English);
            await tx.CommitAsync(Cancellation);
        }

        Assert.False(await CreateAsync(db, DemoDatabase.Today));

        Assert.Equal(0L, await db.AskAsync<long>("select count(*) from entry"));
        Assert.Equal(1L, await db.AskAsync<long>("select count(*) from unit"));
    }

    [Fact]
    public async Task Of_several_at_the_same_time_one_makes_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);

        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CreateAsync(db, DemoDatabase.Today)));

        Assert.Single(made, m => m);
        Assert.Equal(1L, await db.AskAsync<long>("select count(*) from tenant"));
        Assert.Equal(24L, await db.AskAsync<long>("select count(*) from member"));
    }

    [Fact]
    public async Task The_same_day_makes_the_same_rows_and_another_day_others()
    {
        var hashes = new List<string>();
        foreach (var day in (DateOnly[])[DemoDatabase.Today, DemoDatabase.Today, DemoDatabase.Today.AddDays(1)])
        {
            await using var database = await TestDatabase.CreateAsync();
            await using var db = await DemoDatabase.EmptyAsync(database);
            await CreateAsync(db, day);
            hashes.Add(await RowsAsync(db));
        }

        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }

    [Theory]
    [InlineData("2025-01-01")]
    [InlineData("2026-02-28")]
    [InlineData("2026-11-01")]
    [InlineData("2026-12-31")]
    [InlineData("2028-02-29")]
    [InlineData("2031-10-02")]
    public async Task It_can_be_made_on_any_day(string day)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(await CreateAsync(db, today));

        Assert.Equal(0L, await db.AskAsync<long>(LedgerSql.Differences));
        Assert.Equal(0L, await db.AskAsync<long>("select count(*) from entry where business_date >= $1", Arg.Of(today)));
        Assert.Equal(21L, await db.AskAsync<long>(
            "select count(distinct member_id) from target where month = date_trunc('month', $1::date)", Arg.Of(today)));
    }

    [Fact]
    public async Task What_is_booked_afterwards_gets_ids_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);
        await CreateAsync(db, DemoDatabase.Today);
        await using var tx = db.Begin();
        var member = MemberStore.Add(tx, DemoDatabase.Tenant, new UnitId(4), "Alex", Role.Rep, null, DemoDatabase.Today);
        var customer = CustomerStore.Add(tx, DemoDatabase.Tenant, ["全新客户"], DemoDatabase.Now, new MemberId(1), new InboxId(1));
        var inbox = tx.Row(new Sql("insert into inbox (tenant_id, key, received_at, said) values (1, 'a', now(), '') returning id"), r => r.GetInt64(0));
        LedgerStore.Add(tx, DemoDatabase.Tenant, new MemberId(1),
            [new NewEntry(EntryKind.Deal, new CustomerId(1), null, null, 1, 1, new Money(580_000, "CNY"), DemoDatabase.Today)],
            DemoDatabase.Now, new InboxId(1));
        await tx.CommitAsync(Cancellation);

        Assert.Equal(25, member.Value.Value);
        Assert.Equal(await db.AskAsync<long>("select max(id) from customer"), Assert.Single(customer.Values).Id.Value);
        Assert.Equal(await db.AskAsync<long>("select count(*) from inbox"), inbox.Value);
        Assert.Equal(await db.AskAsync<long>("select count(*) from entry"), await db.AskAsync<long>("select max(id) from entry"));
        Assert.Equal(0L, await db.AskAsync<long>(LedgerSql.Differences));
    }

    static Task<bool> CreateAsync(Db db, DateOnly today) => DemoCompany.CreateAsync(db, today, DemoDatabase.Now, Cancellation);

    static async Task<string> RowsAsync(Db db)
    {
        string[] tables =
        [
            "tenant", "calendar_day", "unit", "member", "customer", "customer_name", "inbox", "entry", "entry_share", "entry_void",
            "progress_day", "target", "scheme", "scheme_version", "scheme_line", "scheme_use", "audit",
        ];
        // A company's salt is drawn, and must not be the same twice.
        var hashes = tables.Select(t => $"(select md5(coalesce(string_agg(row, '|' order by row), '')) from (select (to_jsonb(t) - 'code_salt')::text as row from {t} t) r)");
        return (await db.AskAsync<string>($"select concat({string.Join(", ", hashes)})"))!;
    }
}
