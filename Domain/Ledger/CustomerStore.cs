using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>A customer that a written name may mean.</summary>
public sealed record Customer(CustomerId Id, string Name);

/// <summary>What one event of a message is compared with: the customer's key, and the facts of a possible twin.</summary>
public readonly record struct Sought(string Key, EntryKind Kind, decimal Amount, DateOnly Day);

/// <param name="Index">Which of the sought events, from 0.</param>
/// <param name="TwinLoggedAt">When the same person last logged the same kind, amount and day for this customer, if it still counts.</param>
public sealed record Found(int Index, Customer Customer, DateTimeOffset? TwinLoggedAt);

/// <summary>Finds and makes customers.</summary>
public static class CustomerStore
{
    // The newest twin stands last in the index: one probe, however many there are that day. `offset 0` keeps names and customers from
    // being read as a whole and hashed, which looks cheap to a planner while there are few.
    static readonly Sql Exact = new("""
        select w.i::int - 1, c.id, c.name,
               (select e.logged_at from entry e
                where e.tenant_id = $1
                  and e.member_id = (select a.member_id from account a where a.tenant_id = $1 and a.channel = $2 and a.external_id = $3)
                  and e.business_date = w.day and e.customer_id = c.id and e.kind = w.kind
                  and coalesce(e.amount, 0) = w.amount and (e.counted > 0)
                  and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
                order by e.id desc limit 1)
        from unnest($4::text[], $5::smallint[], $6::numeric[], $7::date[]) with ordinality w (key, kind, amount, day, i)
        cross join lateral (select x.customer_id from customer_name x where x.tenant_id = $1 and x.key = w.key offset 0) n
        cross join lateral (select k.id, k.name from customer k where k.tenant_id = $1 and k.id = n.customer_id and k.merged_into is null offset 0) c
        """);

    static readonly Sql LockNames = new("""
        select pg_advisory_xact_lock(hashtextextended(k, $1)) from unnest($2::text[]) k order by k
        """);

    // Whoever waited for the lock finds the customer that the other one has made.
    static readonly Sql Make = new("""
        with wanted as (
            select distinct on (k) k, n from unnest($2::text[], $3::text[]) w (k, n)
            where not exists (select from customer_name x where x.tenant_id = $1 and x.key = k)),
        made as (
            insert into customer (tenant_id, name, created_at, created_by, inbox_id)
            select $1, n, $4, $5, $6 from wanted returning id, name),
        named as (
            insert into customer_name (tenant_id, key, customer_id)
            select $1, w.k, m.id from made m join wanted w on w.n = m.name returning key, customer_id)
        select key, customer_id, true from named
        union all
        select key, min(customer_id), false from customer_name where tenant_id = $1 and key = any($2) group by key
        """);

    // Made today by the person with something else, as a visit does, or undone again: then it is theirs to count once.
    static readonly Sql Uncounted = new("""
        select c.id from unnest($2::bigint[]) w (id) join customer c on c.tenant_id = $1 and c.id = w.id
        where c.created_by = $3 and c.created_at >= $4
          and not exists (
            select from entry e
            where e.tenant_id = $1 and e.member_id = $3 and e.business_date = $5 and e.customer_id = c.id and e.kind = 5
              and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null)
        """);

    static readonly Sql Alias = new("""
        insert into customer_name (tenant_id, key, customer_id) values ($1, $2, $3) on conflict do nothing
        """);

    static readonly Sql ById = new("select id, name from customer where tenant_id = $1 and id = $2 and merged_into is null");

    /// <summary>Customers of exactly the sought names, with the twin of each event. Several for one index: the name is shared.</summary>
    public static Rows<Found> Find(Tx tx, TenantId tenant, string channel, string account, IReadOnlyList<Sought> sought) => tx.Rows(
        Exact,
        r => new Found(r.GetInt32(0), new(new CustomerId(r.GetInt64(1)), r.GetString(2)), r.IsDBNull(3) ? null : r.GetFieldValue<DateTimeOffset>(3)),
        Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(account),
        Arg.Array(sought.Select(s => s.Key).ToArray(), NpgsqlDbType.Text),
        Arg.Array(sought.Select(s => (short)s.Kind).ToArray(), NpgsqlDbType.Smallint),
        Arg.Array(sought.Select(s => s.Amount).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(sought.Select(s => s.Day).ToArray(), NpgsqlDbType.Date));

    public static Row<Customer> Find(Tx tx, TenantId tenant, CustomerId id) => tx.Row(
        ById, r => new Customer(new CustomerId(r.GetInt64(0)), r.GetString(1)), Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>Those of the customers that a person has made on this very day and not counted as new yet.</summary>
    /// <param name="dayBegan">When the day began in the company's zone.</param>
    public static Rows<CustomerId> FindUncounted(
        Tx tx, TenantId tenant, IEnumerable<CustomerId> customers, MemberId by, DateTimeOffset dayBegan, DateOnly day) => tx.Rows(
        Uncounted, r => new CustomerId(r.GetInt64(0)),
        Arg.Of(tenant.Value), Arg.Array(customers.Select(c => c.Value).ToArray(), NpgsqlDbType.Bigint), Arg.Of(by.Value), Arg.Of(dayBegan), Arg.Of(day));

    /// <summary>
    /// Makes the customers that are not there yet, once, however many ask at the same time; answers the key and id of each, and whether it
    /// was made here.
    /// </summary>
    public static Rows<(string Key, CustomerId Id, bool Made)> Add(
        Tx tx, TenantId tenant, IReadOnlyCollection<string> names, DateTimeOffset at, MemberId by, InboxId inbox)
    {
        var keys = names.Select(CustomerName.Key).ToArray();
        tx.Rows(LockNames, _ => 0, Arg.Of((long)tenant.Value), Arg.Array(keys, NpgsqlDbType.Text));
        return tx.Rows(Make, r => (r.GetString(0), new CustomerId(r.GetInt64(1)), r.GetBoolean(2)),
            Arg.Of(tenant.Value), Arg.Array(keys, NpgsqlDbType.Text), Arg.Array(names.ToArray(), NpgsqlDbType.Text),
            Arg.Of(at), Arg.Of(by.Value), Arg.Of(inbox.Value));
    }

    /// <summary>From now on the customer is also found by this name.</summary>
    public static void AddName(Tx tx, TenantId tenant, string name, CustomerId customer) =>
        tx.Do(Alias, Arg.Of(tenant.Value), Arg.Of(CustomerName.Key(name)), Arg.Of(customer.Value));
}
