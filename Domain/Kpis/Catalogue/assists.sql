-- 协作次数 / Assists
-- kind: behaviour
-- unit: times
-- better: higher
-- roll-up: sum
-- source: the ledger's help given to colleagues
-- serves: revenue
-- records: assist
-- formula: 期内帮助同事的次数
-- in English: help given to colleagues in the period
select p.member_id, coalesce(sum(d.count) filter (where d.kind = 8), 0), null::numeric
from unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
group by p.member_id
having sum(d.raw_count) > 0
