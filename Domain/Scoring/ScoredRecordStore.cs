using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Scoring;

/// <summary>Reads the entries behind a line of a score.</summary>
public static class ScoredRecordStore
{
    /// <summary>How many a card shows.</summary>
    public const int Page = 8;

    const string Credited = """
        from (
            select e.*, s.share, s.member_id as of_member,
                   s.share is null and (select o.entry_id from entry_share o where o.tenant_id = e.tenant_id and o.entry_id = e.id limit 1) is not null as is_given_away
            from entry e left join entry_share s on s.tenant_id = e.tenant_id and s.entry_id = e.id and s.member_id = e.member_id
            where e.tenant_id = $1 and e.member_id = $2 and e.business_date >= $3 and e.business_date < $4 and e.kind = any($5)
            union all
            select e.*, s.share, s.member_id, false
            from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
            where s.tenant_id = $1 and s.member_id = $2 and e.member_id <> $2 and e.business_date >= $3 and e.business_date < $4 and e.kind = any($5)) c
        where not c.is_given_away and (select v.entry_id from entry_void v where v.tenant_id = c.tenant_id and v.entry_id = c.id) is null
        """;

    static readonly Sql Count = new($"select count(*) {Credited}");

    static readonly Sql Newest = new($"""
        select c.id, c.kind, (select n.name from customer n where n.tenant_id = c.tenant_id and n.id = c.customer_id), c.amount, c.currency,
               coalesce(c.share, 1), c.counted > 0, c.business_date, c.logged_at,
               (select i.said from inbox i where i.tenant_id = c.tenant_id and i.id = c.inbox_id)
        {Credited}
        order by c.business_date desc, c.id desc limit $6 offset $7
        """);

    // Those that an indicator of the company's own counts, whoever wrote them.
    static readonly Sql OwnCount = new($"""
        select count(*) from own_record($1, $2, $3::date, $4::date, $5::smallint[]) r where {OwnMeasureStore.Passes}
        """);

    static readonly Sql OwnNewest = new($"""
        select c.id, c.kind, (select n.name from customer n where n.tenant_id = c.tenant_id and n.id = c.customer_id), c.amount, c.currency,
               r.share, true, r.day, c.logged_at, (select i.said from inbox i where i.tenant_id = c.tenant_id and i.id = c.inbox_id)
        from (
            select r.entry_id, r.share, r.day from own_record($1, $2, $3::date, $4::date, $5::smallint[]) r where {OwnMeasureStore.Passes}
            order by r.day desc, r.entry_id desc limit $11 offset $12) r
        join entry c on c.tenant_id = $1 and c.id = r.entry_id
        order by r.day desc, r.entry_id desc
        """);

    /// <summary>How many an indicator of the company's own counts.</summary>
    public static Row<long> CountOf(Tx tx, TenantId tenant, MemberId member, Period period, OwnIndicator own) => tx.Row(
        OwnCount, r => r.GetInt64(0), [Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), .. OwnMeasureStore.Rule(own)]);

    /// <inheritdoc cref="Of(Tx, TenantId, MemberId, Period, IEnumerable{EntryKind}, int)"/>
    public static Rows<ScoredRecord> Of(Tx tx, TenantId tenant, MemberId member, Period period, OwnIndicator own, int page) => tx.Rows(
        OwnNewest, Read,
        [
            Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), .. OwnMeasureStore.Rule(own), Arg.Of(Page + 1),
            Arg.Of(page * Page),
        ]);

    public static Row<long> CountOf(Tx tx, TenantId tenant, MemberId member, Period period, IEnumerable<EntryKind> kinds) => tx.Row(
        Count, r => r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), Kinds(kinds));

    /// <summary>A page of them, the newest first, with one more where there is a further page.</summary>
    /// <param name="page">From 0.</param>
    public static Rows<ScoredRecord> Of(Tx tx, TenantId tenant, MemberId member, Period period, IEnumerable<EntryKind> kinds, int page) => tx.Rows(
        Newest, Read, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), Kinds(kinds), Arg.Of(Page + 1),
        Arg.Of(page * Page));

    static NpgsqlParameter Kinds(IEnumerable<EntryKind> kinds) => Arg.Array(kinds.Select(k => (short)k).ToArray(), NpgsqlDbType.Smallint);

    static ScoredRecord Read(NpgsqlDataReader r) => new(
        new EntryId(r.GetInt64(0)), (EntryKind)r.GetInt16(1), r.IsDBNull(2) ? null : r.GetString(2),
        r.IsDBNull(3) ? null : new Money(r.GetDecimal(3), r.GetString(4)), r.GetDecimal(5), r.GetBoolean(6), r.GetFieldValue<DateOnly>(7),
        r.GetFieldValue<DateTimeOffset>(8), r.IsDBNull(9) ? null : r.GetString(9));
}
