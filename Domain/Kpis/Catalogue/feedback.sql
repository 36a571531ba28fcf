-- 客户反馈次数 / Feedback
-- kind: quantity
-- unit: times
-- better: higher
-- roll-up: sum
-- source: the ledger's complaints, without those that somebody else dismissed, and what customers answered about the person's deals
-- serves: revenue
-- records: complaint
-- formula: 期内不同的反馈记录:投诉(被驳回的除外)和客户评价(每客户每周最多 2 条)
-- in English: distinct feedback records, which are complaints but dismissed ones, and customers' answers; at most 2 per customer and week
select p.member_id, coalesce(sum(f.counted), 0)::numeric, null::numeric
from unnest($2::int[]) p (member_id)
left join lateral (
    select least(count(*), 2) as counted
    from (
        select customer_as($1, n.customer_id, $4) as customer, n.business_date as day from entry n
        where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date and n.kind = 7
          and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
          and coalesce((select r.upheld from complaint_ruling r where r.tenant_id = $1 and r.entry_id = n.id order by r.inbox_id desc limit 1), true)
        union all
        select customer_as($1, s.customer_id, $4), s.answered_on from survey s
        where s.tenant_id = $1 and s.seller_id = p.member_id and s.answered_on >= $3::date and s.answered_on < $4::date) g
    group by g.customer, date_trunc('week', g.day::timestamp)) f on true
group by p.member_id
having count(f.counted) > 0 or (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
