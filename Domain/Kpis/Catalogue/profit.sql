-- 利润 / Profit
-- kind: result
-- unit: money
-- better: higher
-- roll-up: sum
-- source: the ledger's deals whose cost is known; a deal without one stays out
-- serves: revenue
-- records: deal
-- formula: Σ 分成 ×(签单净额 − 签约时冻结的成本)
-- in English: Σ share × (net amount − cost frozen at signing)
select p.member_id, sum((d.amount - d.cost) * d.share), null::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
cross join lateral credited_deal($1, p.member_id, $3, $4) d
where t.id = $1 and d.cost is not null and d.currency = t.currency
group by p.member_id
