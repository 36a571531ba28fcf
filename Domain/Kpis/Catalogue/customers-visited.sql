-- 拜访客户数 / Customers visited
-- kind: quantity
-- unit: customers
-- better: higher
-- roll-up: sum
-- source: the ledger's visits to customers that are named
-- serves: revenue
-- records: visit
-- formula: 期内拜访过的不同客户数
-- in English: distinct customers visited in the period
select p.member_id, count(distinct customer_as($1, e.customer_id, $4))::numeric, null::numeric
from unnest($2::int[]) p (member_id)
left join lateral (
    select n.customer_id from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date
      and n.kind = 1 and n.counted > 0
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null) e on true
where (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
group by p.member_id
