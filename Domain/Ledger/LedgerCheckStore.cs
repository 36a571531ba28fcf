using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ledger;

/// <summary>One day's sum that is not what the ledger's own rows add up to.</summary>
public sealed record Difference(TenantId Tenant, MemberId Member, DateOnly Day, EntryKind Kind, decimal Kept, decimal Ledger);

/// <summary>Proves that the daily sums, which every answer is read from, equal the ledger. Reads everything: not for a turn.</summary>
public static class LedgerCheckStore
{
    const int Most = 20;

    static readonly Sql Differences = new("""
        with credit as (
            select e.tenant_id, coalesce(s.member_id, e.member_id) member_id, e.business_date as day, case e.kind when 9 then 2 else e.kind end as kind, coalesce(e.currency, 'XXX') currency,
                   e.counted * coalesce(s.share, 1) as count, e.count * coalesce(s.share, 1) as raw_count,
                   coalesce(e.amount, 0) * coalesce(s.share, 1) as amount
            from entry e left join entry_share s on s.tenant_id = e.tenant_id and s.entry_id = e.id
            where not exists (select from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id)),
        ledger as (
            select tenant_id, member_id, day, kind, currency, sum(count) count, sum(raw_count) raw_count, sum(amount) amount
            from credit group by 1, 2, 3, 4, 5)
        select tenant_id, member_id, day, kind,
               coalesce(p.count, 0) + coalesce(p.raw_count, 0) + coalesce(p.amount, 0), coalesce(l.count, 0) + coalesce(l.raw_count, 0) + coalesce(l.amount, 0)
        from ledger l full join progress_day p using (tenant_id, member_id, day, kind, currency)
        -- A share is rounded to a hundredth of the currency, a count to a millionth; what a split leaves over stays in the deal.
        where abs(coalesce(l.count, 0) - coalesce(p.count, 0)) > 0.00001 or abs(coalesce(l.raw_count, 0) - coalesce(p.raw_count, 0)) > 0.00001
           or abs(coalesce(l.amount, 0) - coalesce(p.amount, 0)) > 0.05
        order by 1, 2, 3 limit $1
        """);

    /// <summary>The first twenty differences; none is what it should be.</summary>
    public static Task<IReadOnlyList<Difference>> RunAsync(Db db, CancellationToken cancel) => db.RowsAsync(
        Differences,
        r => new Difference(
            new TenantId(r.GetInt32(0)), new MemberId(r.GetInt32(1)), r.GetFieldValue<DateOnly>(2), (EntryKind)r.GetInt16(3),
            r.GetDecimal(4), r.GetDecimal(5)),
        cancel, Arg.Of(Most));
}
