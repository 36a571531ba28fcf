-- 老客户维护率 / Retention care
-- kind: behaviour
-- unit: percent
-- better: higher
-- roll-up: ratio
-- source: customers with a deal of the person in the 12 months before, and the person's visits, follow-ups, quotes, deals and payments
-- serves: revenue
-- records: visit, follow-up, quote, deal, collection
-- formula: 期内至少联系一次的老客户 / 期初前 12 个月内签过约的客户
-- in English: customers with a deal in the 12 months before and at least one touch in the period / all such
select p.member_id, count(touch.customer_id)::numeric, count(*)::numeric
from unnest($2::int[]) p (member_id)
cross join lateral (
    select distinct customer_as($1, o.customer_id, $4) as customer_id from entry o
    where o.tenant_id = $1 and o.member_id = p.member_id and o.kind = 2 and o.customer_id is not null
      and o.business_date >= $3::date - interval '12 months' and o.business_date < $3::date
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = o.id) is null) old
left join lateral (
    select n.customer_id from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date
      and customer_as($1, n.customer_id, $4) = old.customer_id and n.kind in (1, 2, 3, 4, 6)
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
    limit 1) touch on true
group by p.member_id
