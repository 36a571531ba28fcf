namespace Dengta.Tests.Demo;

static class LedgerSql
{
    /// <summary>In how many places the daily sums and the sums over the ledger's own rows, written independently, differ.</summary>
    public const string Differences = """
        with credit as (
            select e.tenant_id, coalesce(s.member_id, e.member_id) member_id, e.business_date as day, case e.kind when 9 then 2 else e.kind end as kind, coalesce(e.currency, 'XXX') currency,
                   e.counted * coalesce(s.share, 1) as count, e.count * coalesce(s.share, 1) as raw_count,
                   coalesce(e.amount, 0) * coalesce(s.share, 1) as amount
            from entry e left join entry_share s on s.tenant_id = e.tenant_id and s.entry_id = e.id
            where not exists (select from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id)),
        ledger as (
            select tenant_id, member_id, day, kind, currency, sum(count) count, sum(raw_count) raw_count, sum(amount) amount
            from credit group by 1, 2, 3, 4, 5)
        select count(*) from ledger l full join progress_day p using (tenant_id, member_id, day, kind, currency)
        where (coalesce(l.count, 0), coalesce(l.raw_count, 0), coalesce(l.amount, 0))
              <> (coalesce(p.count, 0), coalesce(p.raw_count, 0), coalesce(p.amount, 0))
        """;
}
