-- 客户回访率 / Return contact
-- kind: behaviour
-- unit: percent
-- better: higher
-- roll-up: ratio
-- source: customers with a deal of the person in the 90 days before, and the person's visits and follow-ups
-- serves: revenue
-- records: visit, follow-up
-- formula: 期内再次拜访或跟进的客户 / 期初前 90 天内签过约的客户
-- in English: customers visited or followed up in the period / customers with a deal in the 90 days before
select p.member_id, count(again.customer_id)::numeric, count(*)::numeric
from unnest($2::int[]) p (member_id)
cross join lateral (
    select distinct customer_as($1, o.customer_id, $4) as customer_id from entry o
    where o.tenant_id = $1 and o.member_id = p.member_id and o.kind = 2 and o.customer_id is not null
      and o.business_date >= $3::date - 90 and o.business_date < $3::date
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = o.id) is null) due
left join lateral (
    select n.customer_id from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date
      and customer_as($1, n.customer_id, $4) = due.customer_id and n.kind in (1, 6)
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
    limit 1) again on true
group by p.member_id
