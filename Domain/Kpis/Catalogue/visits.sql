-- 拜访次数 / Visits
-- kind: quantity
-- unit: times
-- better: higher
-- roll-up: sum
-- source: the ledger's visits; a repeated one within four hours is in the raw count only
-- serves: revenue
-- records: visit
-- formula: 有效拜访次数(4 小时内重复拜访同一客户计一次)
-- in English: valid visits; repeated within four hours they count once
select p.member_id, coalesce(sum(d.count) filter (where d.kind = 1), 0), null::numeric
from unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
group by p.member_id
having sum(d.raw_count) > 0
