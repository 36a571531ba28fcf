-- 信息录入及时率 / Timely logging
-- kind: behaviour
-- unit: percent
-- better: higher
-- roll-up: ratio
-- source: the ledger's entries, without what others or a later day took off deals; a correction has the time of what it corrects
-- serves: revenue
-- records: visit, deal, collection, quote, customer, follow-up, complaint, assist
-- formula: 24 工作小时内(下一个工作日结束前)录入的记录 / 全部记录
-- in English: entries logged within 24 working hours (by the end of the next working day) / entries
with day as materialized (
    select d.day::date,
           (select min(n.day::date) from generate_series(d.day + interval '1 day', d.day + interval '15 days', interval '1 day') n (day)
            where coalesce((select c.works from calendar_day c where c.tenant_id = $1 and c.day = n.day::date),
                           extract(isodow from n.day) < 6)) as last_day
    from generate_series($3::date, $4::date - 1, interval '1 day') d (day))
select p.member_id, count(*) filter (where e.first_logged < (coalesce(d.last_day, d.day + 15) + 1)::timestamp at time zone t.time_zone)::numeric,
       count(*)::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
cross join lateral (
    select n.business_date,
           case when n.replaces is null then n.logged_at else (
               with recursive chain (replaces, logged_at) as (
                   select n.replaces, n.logged_at
                   union all
                   select o.replaces, o.logged_at from chain c
                   cross join lateral (select b.replaces, b.logged_at from entry b where b.tenant_id = $1 and b.id = c.replaces limit 1) o)
               select min(logged_at) from chain) end as first_logged
    from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.business_date >= $3::date and n.business_date < $4::date and n.kind <> 9
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null) e
join day d on d.day = e.business_date
where t.id = $1
group by p.member_id
