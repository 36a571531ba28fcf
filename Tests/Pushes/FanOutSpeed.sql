-- A company of dengta.people in teams of ten under one manager each, ten teams to a department, ten departments to the next above, and so on:
-- a visit every third day of a quarter and a deal every fortieth of a year for each rep, a target, a chat, a follow-up that is due.
create temp table size as select current_setting('dengta.people')::int as people, current_setting('dengta.people')::int / 10 as teams,
    (log(current_setting('dengta.people')::numeric) - 1)::int as top;
insert into tenant (id, name, time_zone, currency) values (1, 'One', 'Asia/Shanghai', 'CNY');
insert into unit (tenant_id, id, name, name_en, path) values (1, 1, 'One', 'One', array[1]);
insert into unit (tenant_id, id, parent_id, name, name_en, path)
select 1, path[cardinality(path)], path[cardinality(path) - 1], path::text, path::text, path
from size s
cross join generate_series(0, s.top - 1) l
cross join generate_series(0, s.teams / (10 ^ l)::int - 1) i
cross join lateral (select array[1] || array_agg((k + 1) * 1000000 + i / (10 ^ (k - l))::int + 1 order by k desc) as path from generate_series(l, s.top - 1) k) p
order by l desc;
insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
select 1, m, 1000001 + (m - 1) / 10, 'm' || m, 'm' || m, case when m % 10 = 1 then 'manager' else 'rep' end, '2020-01-01' from size s, generate_series(1, s.people) m;
insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
select 1, s.people + row_number() over (order by u.id), u.id, 'u' || u.id, 'u' || u.id, 'manager', '2020-01-01' from size s, unit u where u.id = 1 or u.id > 2000000;
update unit u set manager_id = m.id from member m where m.unit_id = u.id and m.role = 'manager';
insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id) select 1, 'test', 'c' || id, false, 'https://localhost/', 'bot', id from member;
insert into target (tenant_id, member_id, metric, month, base, currency) select 1, id, 'revenue', '2026-11-01', 50000, 'CNY' from member where role = 'rep';
insert into followup (tenant_id, owner_id, what, due_on, first_due_on, created_at, inbox_id) select 1, id, 'call', '2026-11-20', '2026-11-20', '2026-11-01', id from member where role = 'rep';
insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
select 1, m.id, date '2026-11-22' - 3 * i, 1, 'XXX', 1, 1, 0 from member m, generate_series(0, 29) i where m.role = 'rep'
union all
select 1, m.id, date '2026-11-22' - 40 * i - m.id % 40, 2, 'CNY', 1, 1, 10000 + m.id % 1000 from member m, generate_series(0, 9) i where m.role = 'rep';
insert into week_note (tenant_id, member_id, week, plans, sent_at, inbox_id) select 1, id, w, 'next', w + 4, id from member, (values (date '2026-11-16'), (date '2026-11-09')) n (w) where role = 'rep' and id % 2 = 0;
analyze;
