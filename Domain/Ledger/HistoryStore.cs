using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>A deal of the past, about to be booked whole.</summary>
/// <param name="LoggedAt">When it was written down, as far as is known.</param>
public sealed record PastDeal(
    EntryId Id, MemberId Owner, CustomerId? Customer, string? Contact, Money Amount, decimal? Cost, DateOnly Date, DateTimeOffset LoggedAt);

/// <param name="CreatedBy">Null where nobody is known to have made it on that day.</param>
public sealed record PastCustomer(CustomerId Id, string Name, DateTimeOffset CreatedAt, MemberId? CreatedBy);

/// <summary>Books the past, many rows at once: what an import brings.</summary>
public static class HistoryStore
{
    static readonly Sql TakeEntryIds = new("select nextval(pg_get_serial_sequence('entry', 'id')) from generate_series(1, $1)");

    static readonly Sql TakeCustomerIds = new("select nextval(pg_get_serial_sequence('customer', 'id')) from generate_series(1, $1)");

    static readonly Sql ByKeys = new("""
        select w.key, c.id, c.name from unnest($2::text[]) w (key)
        join customer_name n on n.tenant_id = $1 and n.key = w.key
        join customer c on c.tenant_id = $1 and c.id = n.customer_id and c.merged_into is null
        """);

    static readonly Sql InsertCustomers = new("""
        with made as (
            insert into customer (tenant_id, id, name, created_at, created_by, inbox_id) overriding system value
            select $1, w.id, w.name, w.at, w.by, $2 from unnest($3::bigint[], $4::text[], $6::timestamptz[], $7::int[]) w (id, name, at, by))
        insert into customer_name (tenant_id, key, customer_id) select $1, w.key, w.id from unnest($5::text[], $3::bigint[]) w (key, id)
        """);

    // What somebody logged by message stands behind the imports, whose numbers are below nought.
    static readonly Sql Logged = new("""
        select w.i::int - 1 from unnest($2::int[], $3::bigint[], $4::numeric[], $5::date[]) with ordinality w (member_id, customer_id, amount, day, i)
        where exists (
            select from entry e
            where e.tenant_id = $1 and e.member_id = w.member_id and e.business_date = w.day and e.customer_id = w.customer_id
              and e.kind = 2 and coalesce(e.amount, 0) = w.amount and (e.counted > 0) and e.inbox_id > 0
              and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null)
        """);

    static readonly Sql InsertDeals = new("""
        insert into entry (tenant_id, id, member_id, kind, customer_id, contact, count, counted, amount, currency, cost, business_date,
                           logged_at, inbox_id) overriding system value
        select $1, w.id, w.member_id, 2, w.customer_id, w.contact, 1, 1, w.amount, w.currency, w.cost, w.day, w.at, $2
        from unnest($3::bigint[], $4::int[], $5::bigint[], $6::text[], $7::numeric[], $8::text[], $9::numeric[], $10::date[], $11::timestamptz[])
            w (id, member_id, customer_id, contact, amount, currency, cost, day, at)
        """);

    // In one order for all transactions, so that two that touch the same days never wait for each other in a circle.
    static readonly Sql AddSums = new("""
        insert into progress_day as p (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
        select $1, w.member_id, w.day, w.kind, w.currency, w.count, w.raw_count, w.amount
        from unnest($2::int[], $3::date[], $4::smallint[], $5::text[], $6::numeric[], $7::numeric[], $8::numeric[])
            w (member_id, day, kind, currency, count, raw_count, amount)
        order by w.member_id, w.day, w.kind, w.currency
        on conflict (tenant_id, member_id, day, kind, currency) do update
        set count = p.count + excluded.count, raw_count = p.raw_count + excluded.raw_count, amount = p.amount + excluded.amount
        """);

    public static Rows<EntryId> NewEntryIds(Tx tx, int count) => tx.Rows(TakeEntryIds, r => new EntryId(r.GetInt64(0)), Arg.Of(count));

    public static Rows<CustomerId> NewCustomerIds(Tx tx, int count) => tx.Rows(TakeCustomerIds, r => new CustomerId(r.GetInt64(0)), Arg.Of(count));

    /// <summary>Customers of these names, by <see cref="CustomerName.Key"/>; several for one key where the name is shared.</summary>
    public static Rows<(string Key, Customer Customer)> FindCustomers(Tx tx, TenantId tenant, IReadOnlyCollection<string> keys) => tx.Rows(
        ByKeys, r => (r.GetString(0), new Customer(new CustomerId(r.GetInt64(1)), r.GetString(2))),
        Arg.Of(tenant.Value), Arg.Array(keys.ToArray(), NpgsqlDbType.Text));

    public static void AddCustomers(Tx tx, TenantId tenant, InboxId run, IReadOnlyCollection<PastCustomer> customers) => tx.Do(
        InsertCustomers, Arg.Of(tenant.Value), Arg.Of(run.Value),
        Arg.Array(customers.Select(c => c.Id.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(customers.Select(c => c.Name).ToArray(), NpgsqlDbType.Text),
        Arg.Array(customers.Select(c => CustomerName.Key(c.Name)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(customers.Select(c => c.CreatedAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
        Arg.Array(customers.Select(c => c.CreatedBy?.Value).ToArray(), NpgsqlDbType.Integer));

    /// <summary>Which of the deals, by their place from 0, somebody has logged by message already.</summary>
    public static Rows<int> FindLogged(Tx tx, TenantId tenant, IReadOnlyCollection<PastDeal> deals) => tx.Rows(
        Logged, r => r.GetInt32(0), Arg.Of(tenant.Value),
        Arg.Array(deals.Select(d => d.Owner.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(deals.Select(d => d.Customer?.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(deals.Select(d => d.Amount.Amount).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(deals.Select(d => d.Date).ToArray(), NpgsqlDbType.Date));

    /// <summary>Books deals of their owners alone. Their credit is added once, by <see cref="AddCredits"/>.</summary>
    public static void AddDeals(Tx tx, TenantId tenant, InboxId run, IReadOnlyCollection<PastDeal> deals) => tx.Do(
        InsertDeals, Arg.Of(tenant.Value), Arg.Of(run.Value),
        Arg.Array(deals.Select(d => d.Id.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(deals.Select(d => d.Owner.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(deals.Select(d => d.Customer?.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(deals.Select(d => d.Contact).ToArray(), NpgsqlDbType.Text),
        Arg.Array(deals.Select(d => d.Amount.Amount).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(deals.Select(d => d.Amount.Currency).ToArray(), NpgsqlDbType.Text),
        Arg.Array(deals.Select(d => d.Cost).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(deals.Select(d => d.Date).ToArray(), NpgsqlDbType.Date),
        Arg.Array(deals.Select(d => d.LoggedAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));

    /// <summary>Adds up credit; no two of one person, day, kind and currency.</summary>
    public static void AddCredits(Tx tx, TenantId tenant, IReadOnlyCollection<Credit> credits) => tx.Do(
        AddSums, Arg.Of(tenant.Value),
        Arg.Array(credits.Select(c => c.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(credits.Select(c => c.Day).ToArray(), NpgsqlDbType.Date),
        Arg.Array(credits.Select(c => (short)c.Kind).ToArray(), NpgsqlDbType.Smallint),
        Arg.Array(credits.Select(c => c.Currency).ToArray(), NpgsqlDbType.Text),
        Arg.Array(credits.Select(c => c.Count).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(credits.Select(c => c.RawCount).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(credits.Select(c => c.Amount).ToArray(), NpgsqlDbType.Numeric));
}
