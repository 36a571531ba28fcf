-- 报价次数 / Quotes
-- kind: quantity
-- unit: times
-- better: higher
-- roll-up: sum
-- source: the ledger's quotes; a further one to the same customer within 90 days is a revision and stays apart
-- serves: revenue
-- records: quote
-- formula: 期内首次报价的商机数(90 天内对同一客户再报价算修订)
-- in English: opportunities first quoted in the period; within 90 days a further quote is a revision
select p.member_id, coalesce(sum(e.counted), 0)::numeric, null::numeric
from unnest($2::int[]) p (member_id)
left join lateral (
    select n.counted from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date
      and n.kind = 4 and n.counted > 0
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
      and (
          select b.id from entry b
          where b.tenant_id = $1 and b.member_id = p.member_id and b.kind = 4 and customer_as($1, b.customer_id, $4) = customer_as($1, n.customer_id, $4)
            and b.business_date >= n.business_date - 90 and b.business_date <= n.business_date
            and (b.business_date, b.id) < (n.business_date, n.id)
            and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = b.id) is null
          limit 1) is null) e on true
where (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
group by p.member_id
