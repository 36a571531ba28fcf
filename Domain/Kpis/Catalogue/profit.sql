-- 利润 / Profit
-- kind: result
-- unit: money
-- better: higher
-- roll-up: sum
-- source: the ledger's deals whose cost is known, and what was taken off them; a deal without a cost stays out with all that is taken off it
-- serves: revenue
-- records: deal, reversal
-- formula: Σ 分成 ×(签单净额 − 成本);退单连成本一起退,减额不退成本
-- in English: Σ share × (net amount − cost); a cancelled deal gives its cost back, a reduced one does not
select p.member_id, sum(d.profit), null::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
cross join lateral (
    select c.currency, (c.amount - c.cost) * c.share as profit from credited_deal($1, p.member_id, $3, $4) c where c.cost is not null
    union all
    select r.currency, (r.amount + case when r.cancels then r.cost else 0 end) * r.share
    from credited_reversal($1, p.member_id, $3, $4) r where r.cost is not null) d
where t.id = $1 and d.currency = t.currency
group by p.member_id
