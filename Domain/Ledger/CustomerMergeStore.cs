using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>Makes two customers one, and takes that back. No entry changes: what reads them asks who a customer is.</summary>
public static class CustomerMergeStore
{
    static readonly Sql Pair = new("""
        select c.id, c.name, c.merged_into, (select o.id from customer o where o.tenant_id = c.tenant_id and o.merged_into = c.id limit 1) is not null,
               (select count(*) from customer_name n where n.tenant_id = c.tenant_id and n.customer_id = c.id), d.deals, d.people
        from customer c
        cross join lateral (
            select count(*) as deals, count(distinct e.member_id) as people from entry e
            where e.tenant_id = c.tenant_id and e.customer_id = c.id and e.kind = 2
              and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null) d
        where c.tenant_id = $1 and c.id = any($2)
        order by c.id for update of c
        """);

    static readonly Sql Insert = new("""
        with own as (delete from customer_name where tenant_id = $1 and customer_id = $2 returning key),
        moved as (
            insert into customer_name (tenant_id, key, customer_id) select $1, own.key, $3::bigint from own
            on conflict (tenant_id, key, customer_id) do nothing returning key),
        away as (update customer set merged_into = $3 where tenant_id = $1 and id = $2)
        insert into customer_merge (tenant_id, customer_id, into_id, merged_on, merged_by, inbox_id, keys, moved)
        values ($1, $2, $3, $4, $5, $6, array(select key from own), array(select key from moved)) returning id
        """);

    static readonly Sql TakeBack = new("""
        with undone as (
            update customer_merge set undone_on = $3, undone_by = $4, undone_inbox = $5
            where tenant_id = $1 and id = $2 and undone_on is null returning customer_id, into_id, keys, moved),
        back as (update customer c set merged_into = null from undone u where c.tenant_id = $1 and c.id = u.customer_id),
        gone as (delete from customer_name n using undone u where n.tenant_id = $1 and n.customer_id = u.into_id and n.key = any(u.moved)),
        again as (
            insert into customer_name (tenant_id, key, customer_id) select $1, k.key, u.customer_id from undone u cross join unnest(u.keys) k (key)
            on conflict do nothing)
        select (select c.name from customer c where c.tenant_id = $1 and c.id = u.customer_id),
               (select c.name from customer c where c.tenant_id = $1 and c.id = u.into_id) from undone u
        """);

    static readonly Sql LiveOf = new("""
        select id from customer_merge where tenant_id = $1 and customer_id = $2 and into_id = $3 and undone_on is null
        """);

    /// <summary>Customers by their ids, locked to the end of the transaction.</summary>
    public static Rows<MergedCustomer> Lock(Tx tx, TenantId tenant, params ReadOnlySpan<CustomerId> ids)
    {
        var values = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++) values[i] = ids[i].Value;
        return tx.Rows(Pair, Read, Arg.Of(tenant.Value), Arg.Array(values, NpgsqlDbType.Bigint));
    }

    /// <summary>From a day on one customer is the other: its names lead there, and what was booked with it counts as the other's.</summary>
    public static Row<MergeId> Merge(Tx tx, TenantId tenant, CustomerId from, CustomerId into, DateOnly on, MemberId by, InboxId inbox) => tx.Row(
        Insert, r => new MergeId(r.GetInt32(0)),
        Arg.Of(tenant.Value), Arg.Of(from.Value), Arg.Of(into.Value), Arg.Of(on), Arg.Of(by.Value), Arg.Of(inbox.Value));

    /// <summary>Makes two of them again, each with its names; answers these, or null where it was done before.</summary>
    public static Row<(string From, string Into)?> Undo(Tx tx, TenantId tenant, MergeId merge, DateOnly on, MemberId by, InboxId inbox) => tx.Row(
        TakeBack, r => ((string, string)?)(r.GetString(0), r.GetString(1)),
        Arg.Of(tenant.Value), Arg.Of(merge.Value), Arg.Of(on), Arg.Of(by.Value), Arg.Of(inbox.Value));

    /// <summary>The merge that made one the other and still holds.</summary>
    public static Row<MergeId?> FindLive(Tx tx, TenantId tenant, CustomerId from, CustomerId into) => tx.Row(
        LiveOf, r => (MergeId?)new MergeId(r.GetInt32(0)), Arg.Of(tenant.Value), Arg.Of(from.Value), Arg.Of(into.Value));

    static MergedCustomer Read(NpgsqlDataReader r) => new(
        new CustomerId(r.GetInt64(0)), r.GetString(1), r.IsDBNull(2) ? null : new CustomerId(r.GetInt64(2)), r.GetBoolean(3), r.GetInt64(4),
        r.GetInt64(5), r.GetInt64(6));
}
