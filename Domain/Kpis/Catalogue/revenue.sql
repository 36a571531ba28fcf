-- 签单额 / Signed revenue
-- kind: result
-- unit: money
-- better: higher
-- roll-up: sum
-- source: the ledger's deals in the company's currency, less what was taken off them from a day of the period on
-- serves: revenue
-- records: deal, reversal
-- formula: Σ 分成 × 期内签单净额 − 期内生效的减额和退单
-- in English: Σ share × net amount signed in the period, less reductions and cancellations effective in it
select p.member_id, coalesce(sum(d.amount) filter (where d.kind = 2 and d.currency = t.currency), 0), null::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
where t.id = $1
group by p.member_id
having sum(d.raw_count) > 0
