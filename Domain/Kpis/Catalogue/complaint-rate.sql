-- 客户投诉率 / Complaint rate
-- kind: quality
-- unit: percent
-- better: lower
-- roll-up: ratio
-- source: the ledger's complaints that somebody else has upheld, and its deals
-- serves: revenue
-- records: complaint, deal
-- formula: 期内成立的投诉 / 期内签约单数
-- in English: upheld complaints in the period / deals in the period
select p.member_id, coalesce(sum(c.upheld), 0)::numeric, sum(d.deals)
from unnest($2::int[]) p (member_id)
cross join lateral (
    select sum(g.count) as deals from progress_day g
    where g.tenant_id = $1 and g.member_id = p.member_id and g.day >= $3::date and g.day < $4::date and g.kind = 2) d
left join lateral (
    select count(*) as upheld from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date and n.kind = 7
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null
      and (select r.upheld from complaint_ruling r where r.tenant_id = $1 and r.entry_id = n.id order by r.inbox_id desc limit 1)) c on true
where d.deals > 0
group by p.member_id
