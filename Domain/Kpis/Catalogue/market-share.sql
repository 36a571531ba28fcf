-- 市场份额 / Market share
-- kind: result
-- unit: percent
-- better: higher
-- roll-up: sum
-- source: the ledger's signed revenue, and the size of the market that operations told with its source; shares of one market add up
-- serves: revenue
-- records: deal, reversal
-- formula: 签单额 / 同期市场规模(数字和来源:发「市场规模」)
-- in English: signed revenue / size of the market in the period (figures and sources: say “market size”)
select p.member_id, coalesce(sum(d.amount) filter (where d.kind = 2 and d.currency = t.currency), 0) / m.amount, null::numeric
from tenant t
-- The shortest period told that begins with this one and holds it whole.
cross join lateral (
    select f.amount from (
        select distinct on (x.ends) x.ends, x.amount from market_size x
        where x.tenant_id = $1 and x.starts = $3::date and x.ends >= $4::date
        order by x.ends, x.id desc) f
    where f.amount is not null order by f.ends limit 1) m
cross join unnest($2::int[]) p (member_id)
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
where t.id = $1
group by p.member_id, m.amount
having sum(d.raw_count) > 0
