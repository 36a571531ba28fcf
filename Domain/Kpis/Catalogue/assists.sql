-- 协作次数 / Assists
-- kind: behaviour
-- unit: times
-- better: higher
-- roll-up: sum
-- source: help that colleagues have thanked for, and the ledger's help given; what is in both on one day counts once
-- serves: revenue
-- records: assist
-- formula: 期内帮助同事的次数:每天取自己记录与对方确认中较大的一个
-- in English: help given to colleagues in the period, a day at the larger of what was logged and what was confirmed
select p.member_id, sum(x.times), null::numeric
from unnest($2::int[]) p (member_id)
cross join lateral (
    select greatest(sum(u.logged), sum(u.thanked)) as times, sum(u.known) as known
    from (
        select d.day, case when d.kind = 8 then d.count else 0 end as logged, 0 as thanked, d.raw_count as known
        from progress_day d where d.tenant_id = $1 and d.member_id = p.member_id and d.day >= $3::date and d.day < $4::date
        union all
        select h.day, 0, 1, 1
        from help_event h where h.tenant_id = $1 and h.helper_id = p.member_id and h.day >= $3::date and h.day < $4::date) u
    group by u.day) x
group by p.member_id
having sum(x.known) > 0
