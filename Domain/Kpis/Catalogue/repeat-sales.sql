-- 二次销售率 / Repeat sales
-- kind: result
-- unit: percent
-- better: higher
-- roll-up: ratio
-- source: the person's deals by customer
-- serves: revenue
-- records: deal
-- formula: 期内再次签约的老客户 / 期初前签过约的客户
-- in English: customers with a further deal in the period / customers with any deal before
select p.member_id, count(again.customer_id)::numeric, count(*)::numeric
from unnest($2::int[]) p (member_id)
cross join lateral (
    select distinct customer_as($1, o.customer_id, $4) as customer_id from entry o
    where o.tenant_id = $1 and o.member_id = p.member_id and o.kind = 2 and o.customer_id is not null and o.business_date < $3::date
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = o.id) is null) old
left join lateral (
    select n.customer_id from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.kind = 2 and customer_as($1, n.customer_id, $4) = old.customer_id
      and n.business_date >= $3::date and n.business_date < $4::date
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
    limit 1) again on true
group by p.member_id
