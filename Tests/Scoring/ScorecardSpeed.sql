-- Ten thousand people under one company, five hundred ledger rows each over 450 days: mostly visits, and of each other kind enough to score by.
insert into tenant (id, name, time_zone, currency) values (1, 'One', 'Asia/Shanghai', 'CNY');
insert into unit (tenant_id, id, name, name_en, path) values (1, 1, 'One', 'One', array[1]);
insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
select 1, m, 1, m::text, m::text, 'rep', '2020-01-01' from generate_series(1, 10000) m;
insert into customer (tenant_id, id, name, created_at, created_by) overriding system value
select 1, c, c::text, date '2026-11-01' + c % 30, 1 + c % 10000 from generate_series(1, 100000) c;
alter table entry set (autovacuum_enabled = false);
alter table progress_day set (autovacuum_enabled = false);
insert into entry (tenant_id, member_id, kind, customer_id, count, counted, amount, currency, business_date, logged_at, inbox_id)
select 1, 1 + i % 10000, k.kind, 1 + (i * 7) % 100000, 1, 1,
       case when k.kind in (2, 3, 4) then 10000 + i % 90000 end, case when k.kind in (2, 3, 4) then 'CNY' end, d.day, d.day + time '10:00', i
from generate_series(0, 4999999) i
cross join lateral (select case when i / 10000 % 10 < 6 then 1 else (array[2, 3, 4, 6])[1 + i / 10000 % 4] end as kind) k
cross join lateral (select date '2026-11-30' - (i / 10000 * 9 / 10) % 450 as day) d;
insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
select tenant_id, member_id, business_date, kind, coalesce(currency, 'XXX'), sum(counted), sum(count), sum(coalesce(amount, 0)) from entry group by 1, 2, 3, 4, 5;
insert into target (tenant_id, member_id, metric, month, base, currency)
select 1, m, t.metric, '2026-11-01', t.base, t.currency from generate_series(1, 10000) m,
(values ('revenue', 500000, 'CNY'), ('collections', 400000, 'CNY'), ('visits', 30, null)) t (metric, base, currency);
analyze;
