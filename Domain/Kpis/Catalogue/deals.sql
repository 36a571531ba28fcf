-- 签约单数 / Deals
-- kind: quantity
-- unit: deals
-- better: higher
-- roll-up: sum
-- source: the ledger's deals by share of credit
-- serves: revenue
-- records: deal
-- formula: Σ 分成(期内签约的单子)
-- in English: Σ share over the deals signed in the period
select p.member_id, coalesce(sum(d.count) filter (where d.kind = 2), 0), null::numeric
from unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
group by p.member_id
having sum(d.raw_count) > 0
