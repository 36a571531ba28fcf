using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.Tests.Demo;

public sealed class DemoLedgerTests(DemoDatabase demo)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_daily_sums_equal_the_ledger() => await NoneAsync(LedgerSql.Differences);

    [Fact]
    public async Task There_are_fifteen_months_of_everything()
    {
        var db = await demo.GetAsync();

        Assert.InRange(await db.AskAsync<long>("select count(*) from entry"), 10_000, 20_000);
        Assert.Equal(8 * 15L, await db.AskAsync<long>("""
            select count(*) from (
                select distinct kind, date_trunc('month', business_date) from entry
                where business_date >= '2025-08-01' and business_date < '2026-11-01') k
            """));
        Assert.Equal(new DateOnly(2026, 11, 23), await db.AskAsync<DateOnly>("select max(business_date) from entry"));
    }

    [Fact]
    public async Task Every_entry_names_the_message_of_its_author() => await NoneAsync("""
        select count(*) from entry e
        where not exists (
            select from inbox i
            where i.tenant_id = e.tenant_id and i.id = e.inbox_id and i.member_id = e.member_id and i.received_at = e.logged_at
              and i.said <> '' and i.key = 'demo:' || i.id)
        """);

    [Fact]
    public async Task Every_message_booked_or_took_back_something() => await NoneAsync("""
        select count(*) from inbox i
        where not exists (select from entry e where e.tenant_id = i.tenant_id and e.inbox_id = i.id)
          and not exists (select from entry_void v where v.tenant_id = i.tenant_id and v.inbox_id = i.id)
        """);

    [Fact]
    public async Task Messages_name_what_they_booked() => await NoneAsync("""
        select count(*) from entry e join inbox i on i.tenant_id = e.tenant_id and i.id = e.inbox_id
        where e.replaces is null and e.customer_id is not null
          and not exists (
            select from customer_name n
            where n.tenant_id = e.tenant_id and n.customer_id = e.customer_id and position(n.key in lower(i.said)) > 0)
        """);

    [Fact]
    public async Task Messages_are_numbered_in_the_order_in_which_they_came() => await NoneAsync("""
        select count(*) from (select received_at < lag(received_at) over (order by id) as back from inbox) i where back
        """);

    [Fact]
    public async Task Nobody_works_on_a_day_off_or_before_joining()
    {
        var db = await demo.GetAsync();
        var calendar = (await TenantStore.LoadAsync(db, Cancellation))[DemoDatabase.Tenant].Calendar;
        var days = await db.AskAllAsync("select distinct business_date from entry", r => r.GetFieldValue<DateOnly>(0));

        Assert.All(days, d => Assert.True(calendar.Works(d), $"{d}"));
        await NoneAsync("""
            select count(*) from progress_day p join member m on m.tenant_id = p.tenant_id and m.id = p.member_id where p.day < m.joined_on
            """);
    }

    [Fact]
    public async Task Nothing_was_logged_today_or_before_it_happened() => await NoneAsync("""
        select count(*) from entry
        where (logged_at at time zone 'Asia/Shanghai')::date >= '2026-11-24'
           or (logged_at at time zone 'Asia/Shanghai')::date < business_date
        """);

    [Fact]
    public async Task No_visit_is_repeated_on_its_day() => await NoneAsync("""
        select count(*) from (
            select 1 from entry where kind = 1 and customer_id is not null
            group by member_id, customer_id, business_date having count(*) > 1) r
        """);

    [Fact]
    public async Task Some_deals_are_shared_and_their_shares_add_up()
    {
        Assert.InRange(await (await demo.GetAsync()).AskAsync<long>("select count(distinct entry_id) from entry_share"), 20, 200);
        await NoneAsync("select count(*) from (select 1 from entry_share group by entry_id having sum(share) <> 1) s");
        await NoneAsync("""
            select count(*) from entry e
            where exists (select from entry_share s where s.entry_id = e.id)
              and (e.kind <> 2 or not exists (select from entry_share s where s.entry_id = e.id and s.member_id = e.member_id))
            """);
    }

    [Fact]
    public async Task Some_entries_were_corrected_and_some_undone()
    {
        var db = await demo.GetAsync();

        Assert.InRange(await db.AskAsync<long>("select count(*) from entry_void where reason = 'replaced'"), 20, 300);
        Assert.InRange(await db.AskAsync<long>("select count(*) from entry_void where reason = 'undo'"), 20, 300);
        await NoneAsync("""
            select count(*) from entry_void v join entry old on old.tenant_id = v.tenant_id and old.id = v.entry_id
            left join entry e on e.tenant_id = v.tenant_id and e.replaces = v.entry_id
            where (v.reason = 'replaced') <> (e.id is not null)
               or e.inbox_id <> v.inbox_id or v.voided_at < old.logged_at or (e.kind, e.customer_id) <> (old.kind, old.customer_id)
            """);
    }

    [Fact]
    public async Task A_customer_is_not_met_before_it_was_won() => await NoneAsync("""
        select count(*) from entry e join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.business_date < (c.created_at at time zone 'Asia/Shanghai')::date
           or (e.kind = 5) and (e.inbox_id is distinct from c.inbox_id or e.member_id <> c.created_by)
        """);

    async Task NoneAsync(string count) => Assert.Equal(0L, await (await demo.GetAsync()).AskAsync<long>(count));
}
