-- 回款额 / Collections
-- kind: result
-- unit: money
-- better: higher
-- roll-up: sum
-- source: the ledger's payments by day of receipt, refunds negative
-- serves: collections
-- records: collection
-- formula: Σ 分成 × 期内到账 − 退款
-- in English: Σ share × received in the period, less refunds
select p.member_id, coalesce(sum(d.amount) filter (where d.kind = 3 and d.currency = t.currency), 0), null::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
where t.id = $1
group by p.member_id
having sum(d.raw_count) > 0
