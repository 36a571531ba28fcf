-- 客户信息录入数 / Customer records
-- kind: quantity
-- unit: customers
-- better: higher
-- roll-up: sum
-- source: the customers made by the person, in the company's days, that were not merged into others
-- serves: customers
-- records: customer
-- formula: 期内新建且未被合并的客户数
-- in English: customers created in the period and not merged away
select p.member_id, (
    select count(*) from customer c
    where c.tenant_id = $1 and c.created_by = p.member_id and customer_as($1, c.id, $4) = c.id
      and c.created_at >= $3::date::timestamp at time zone t.time_zone and c.created_at < $4::date::timestamp at time zone t.time_zone)::numeric,
    null::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
where t.id = $1 and (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
