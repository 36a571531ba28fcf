-- 跟进及时率 / Follow-ups on time
-- kind: behaviour
-- unit: percent
-- better: higher
-- roll-up: ratio
-- source: the follow-ups that were due; dropped ones stay out, one put off in time counts on its new day
-- serves: revenue
-- records: follow-up
-- formula: 按期完成的跟进 / 期内到期的跟进
-- in English: follow-ups done by their due date / due in the period
select p.member_id, count(*) filter (where f.state = 'done' and (f.settled_at at time zone t.time_zone)::date <= f.due_on)::numeric, count(*)::numeric
from tenant t
cross join unnest($2::int[]) p (member_id)
join followup f on f.tenant_id = $1 and f.owner_id = p.member_id and f.due_on >= $3::date and f.due_on < $4::date and f.state <> 'dropped'
where t.id = $1
group by p.member_id
