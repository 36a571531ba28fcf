-- 签约单数 / Deals
-- kind: quantity
-- unit: deals
-- better: higher
-- roll-up: sum
-- source: the ledger's deals by share of credit, less those of the period that were cancelled within it
-- serves: revenue
-- records: deal, reversal
-- formula: Σ 分成(期内签约、期末前没有退掉的单子)
-- in English: Σ share over the deals signed in the period and not cancelled by its end
select p.member_id, coalesce(sum(d.count) filter (where d.kind = 2), 0) - x.later, null::numeric
from unnest($2::int[]) p (member_id)
-- One of an earlier month of the period; one of the same month is in the daily sums.
cross join lateral (
    select coalesce(sum(r.share * r.count), 0) as later from credited_reversal($1, p.member_id, $3, $4) r
    where r.cancels and r.counted = 0 and r.signed_on >= $3::date) x
join progress_day d on d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
group by p.member_id, x.later
having sum(d.raw_count) > 0
