using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>Deals with what was taken off them, and their costs.</summary>
public static class ReversalStore
{
    const int MostDeals = 5;

    const string Deal = """
        select e.id, e.member_id, m.name, m.name_en, u.path @> array[$2::int], e.customer_id, c.name, e.amount, e.currency, e.count, e.business_date,
               e.amount + x.off, x.times, cost_of_deal(e.tenant_id, e.id, e.cost),
               array(select s.member_id from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id order by s.member_id),
               array(select s.share from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id order by s.member_id)
        """;

    const string Around = """
        join member m on m.tenant_id = e.tenant_id and m.id = e.member_id
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        left join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        cross join lateral (
            select coalesce(sum(case when v.entry_id is null then o.amount end), 0) as off, count(*) as times
            from reversal r
            join entry o on o.tenant_id = r.tenant_id and o.id = r.entry_id
            left join entry_void v on v.tenant_id = o.tenant_id and v.entry_id = o.id
            where r.tenant_id = e.tenant_id and r.of_entry = e.id) x
        """;

    const string Counts = "(select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null";

    static readonly Sql OfCustomers = new($"""
        {Deal}
        from (select w.id as customer_id from unnest($3::bigint[]) w (id)
              union all
              select o.id from unnest($3::bigint[]) w (id) join customer o on o.tenant_id = $1 and o.merged_into = w.id) w
        join entry e on e.tenant_id = $1 and e.customer_id = w.customer_id and e.kind = 2
        {Around}
        where {Counts} and e.amount + x.off > 0 and (e.member_id = $4 or u.path @> array[$2::int])
        order by e.business_date desc, e.id desc limit {MostDeals}
        """);

    static readonly Sql ById = new($"""
        {Deal}
        from entry e
        {Around}
        where e.tenant_id = $1 and e.id = $3 and e.kind = 2 and {Counts}
        """);

    static readonly Sql Insert = new("""
        with e as (
            insert into entry (tenant_id, member_id, kind, customer_id, count, counted, amount, currency, business_date, logged_at, inbox_id)
            values ($1, $2, 9, $3, $4, $5, $6, $7, $8, $9, $10) returning tenant_id, id),
        s as (
            insert into entry_share (tenant_id, entry_id, member_id, share)
            select e.tenant_id, e.id, o.member_id, o.share from e join entry_share o on o.tenant_id = e.tenant_id and o.entry_id = $11)
        insert into reversal (tenant_id, entry_id, of_entry, cancels, booked_by) select e.tenant_id, e.id, $11, $12, $13 from e returning entry_id
        """);

    static readonly Sql Later = new("""
        select r.entry_id from unnest($2::bigint[]) w (id)
        cross join lateral (select coalesce((select x.of_entry from reversal x where x.tenant_id = $1 and x.entry_id = w.id), w.id) as deal) d
        join reversal r on r.tenant_id = $1 and r.of_entry = d.deal and r.entry_id > w.id
        where (select v.entry_id from entry_void v where v.tenant_id = r.tenant_id and v.entry_id = r.entry_id) is null
        limit 1
        """);

    // What somebody took off other people's deals last.
    static readonly Sql LatestElsewhere = new("""
        select e.id, e.inbox_id, e.logged_at from reversal r
        join entry e on e.tenant_id = r.tenant_id and e.id = r.entry_id
        where r.tenant_id = $1 and r.booked_by = $2 and e.member_id <> $2
          and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
        order by r.entry_id desc limit 1
        """);

    static readonly Sql BookedBy = new("""
        select e.member_id, r.booked_by from reversal r join entry e on e.tenant_id = r.tenant_id and e.id = r.entry_id
        where r.tenant_id = $1 and r.entry_id = $2
          and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
        """);

    static readonly Sql InsertCost = new("""
        insert into deal_cost (tenant_id, entry_id, inbox_id, cost, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
        """);

    /// <summary>The newest five deals with these customers that are not cancelled: a person's own, and those of a subtree of units.</summary>
    /// <param name="within">Null for a person who answers for nobody.</param>
    public static Rows<SignedDeal> FindDeals(Tx tx, TenantId tenant, IEnumerable<CustomerId> customers, MemberId own, UnitId? within) => tx.Rows(
        OfCustomers, Read, Arg.Of(tenant.Value), Arg.Of(within?.Value ?? 0),
        Arg.Array(customers.Select(c => c.Value).ToArray(), NpgsqlDbType.Bigint), Arg.Of(own.Value));

    /// <summary>A deal that counts, also one that is cancelled; null for anything else.</summary>
    public static Row<SignedDeal> Find(Tx tx, TenantId tenant, EntryId id, UnitId? within) =>
        tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(within?.Value ?? 0), Arg.Of(id.Value));

    /// <summary>Books what is taken off a deal, with its credit.</summary>
    /// <param name="by">Who told of it.</param>
    public static Row<EntryId> Add(Tx tx, TenantId tenant, SignedDeal deal, NewEntry off, MemberId by, DateTimeOffset at, InboxId inbox)
    {
        var added = tx.Row(
            Insert, r => new EntryId(r.GetInt64(0)),
            Arg.Of(tenant.Value), Arg.Of(deal.Author.Value), Arg.Of(off.Customer?.Value), Arg.Of(off.Count), Arg.Of(off.Counted),
            Arg.Of(off.Amount!.Value.Amount), Arg.Of(off.Amount.Value.Currency), Arg.Of(off.Date), Arg.Of(at), Arg.Of(inbox.Value),
            Arg.Of(deal.Id.Value), Arg.Of(deal.Left + off.Amount.Value.Amount == 0), Arg.Of(by.Value));
        LedgerStore.AddCredits(tx, tenant, Credit.Of(deal.Author, off));
        return added;
    }

    /// <summary>What is still taken off one of the deals, or was taken off the same deal after one of the reversals; null where nothing is.</summary>
    public static Row<EntryId?> FindLater(Tx tx, TenantId tenant, IEnumerable<EntryId> entries) => tx.Row(
        Later, r => (EntryId?)new EntryId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Array(entries.Select(e => e.Value).ToArray(), NpgsqlDbType.Bigint));

    /// <summary>What a person took off somebody else's deal last and still counts, with the message that told of it.</summary>
    public static Row<(EntryId Id, InboxId Inbox, DateTimeOffset At)?> LatestOfOthers(Tx tx, TenantId tenant, MemberId by) => tx.Row(
        LatestElsewhere, r => ((EntryId, InboxId, DateTimeOffset)?)(new EntryId(r.GetInt64(0)), new InboxId(r.GetInt64(1)), r.GetFieldValue<DateTimeOffset>(2)),
        Arg.Of(tenant.Value), Arg.Of(by.Value));

    /// <summary>Whose deal something was taken off, and who told of it; null for what is no reversal, or none any more.</summary>
    public static Row<(MemberId Author, MemberId By)?> FindParties(Tx tx, TenantId tenant, EntryId reversal) => tx.Row(
        BookedBy, r => ((MemberId, MemberId)?)(new MemberId(r.GetInt32(0)), new MemberId(r.GetInt32(1))), Arg.Of(tenant.Value), Arg.Of(reversal.Value));

    /// <param name="cost">Null gives back what was known at signing.</param>
    public static void SetCost(Tx tx, TenantId tenant, EntryId deal, decimal? cost, MemberId by, DateTimeOffset at, InboxId inbox) => tx.Do(
        InsertCost, Arg.Of(tenant.Value), Arg.Of(deal.Value), Arg.Of(inbox.Value), Arg.Of(cost), Arg.Of(by.Value), Arg.Of(at));

    static SignedDeal Read(NpgsqlDataReader r)
    {
        var (members, shares) = (r.GetFieldValue<int[]>(14), r.GetFieldValue<decimal[]>(15));
        return new(
            new EntryId(r.GetInt64(0)), new MemberId(r.GetInt32(1)), r.GetString(2), r.GetString(3), r.GetBoolean(4),
            r.IsDBNull(5) ? null : new CustomerId(r.GetInt64(5)), r.IsDBNull(6) ? null : r.GetString(6), new Money(r.GetDecimal(7), r.GetString(8)),
            r.GetInt32(9), r.GetFieldValue<DateOnly>(10), r.GetDecimal(11), r.GetInt64(12), r.IsDBNull(13) ? null : r.GetDecimal(13))
        {
            Shares = [.. members.Select((m, i) => new CreditShare(new MemberId(m), shares[i]))],
        };
    }
}
