-- 服务响应时间 / Response time
-- kind: quality
-- unit: minutes
-- better: lower
-- roll-up: ratio
-- source: the ledger's service requests, and the first follow-up or visit to the customer that was logged afterwards; working days from 9 to 18
-- serves: revenue
-- records: service, follow-up, visit
-- formula: 从提出到首次答复的工作分钟中位数(工作日 9–18 点);没答复的算到期末,三个月内仍没答复的也算;团队按请求数加权
-- in English: median working minutes (9 to 18) from request to first answer; open ones of the last three months count to the end; a team's by number of requests
with hours as materialized (
    select d.day::date as day, (d.day + interval '9 hours') at time zone t.time_zone as opens, (d.day + interval '18 hours') at time zone t.time_zone as closes
    from tenant t
    cross join generate_series($3::date - 92, $4::date - 1, interval '1 day') g (day)
    cross join lateral (select g.day::timestamp as day) d
    where t.id = $1
      and coalesce((select c.works from calendar_day c where c.tenant_id = $1 and c.day = g.day::date), extract(isodow from g.day) < 6))
select p.member_id, (percentile_cont(0.5) within group (order by m.minutes))::numeric * count(*), count(*)::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
cross join lateral (
    select n.business_date, n.logged_at as asked, coalesce((
        select min(a.logged_at) from entry a
        where a.tenant_id = $1 and a.member_id = p.member_id and a.business_date >= n.business_date and a.business_date < $4::date
          and customer_as($1, a.customer_id, $4) = customer_as($1, n.customer_id, $4) and a.kind in (1, 6) and a.logged_at > n.logged_at
          and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = a.id) is null),
        $4::date::timestamp at time zone t.time_zone) as answered
    from entry n
    where n.tenant_id = $1 and n.member_id = p.member_id and n.kind = 10 and n.business_date >= $3::date - 92 and n.business_date < $4::date
      and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = n.id) is null) r
cross join lateral (
    select coalesce(round(sum(extract(epoch from least(h.closes, r.answered) - greatest(h.opens, r.asked)) / 60)), 0) as minutes
    from hours h where h.day >= r.business_date and h.opens < r.answered and h.closes > r.asked) m
where t.id = $1 and r.answered >= $3::date::timestamp at time zone t.time_zone
group by p.member_id
