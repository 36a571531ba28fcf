-- 新客户拜访数 / New-customer visits
-- kind: quantity
-- unit: times
-- better: higher
-- roll-up: sum
-- source: the ledger's visits to customers that had no deal by then
-- serves: revenue
-- records: visit
-- formula: 拜访当时尚未签约的客户的有效拜访次数
-- in English: valid visits to customers without a deal at the time
select p.member_id, coalesce(sum(e.counted), 0)::numeric, null::numeric
from unnest($2::int[]) p (member_id)
left join lateral (
    select n.counted from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date
      and n.kind = 1 and n.counted > 0 and n.customer_id is not null
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
      and (
          select b.id from same_customers($1, n.customer_id, $4) s
          cross join lateral (
              select d.id from entry d
              where d.tenant_id = $1 and d.customer_id = s.id and d.kind = 2 and d.business_date < n.business_date
                and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = d.id) is null
              limit 1) b
          limit 1) is null) e on true
where (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
group by p.member_id
