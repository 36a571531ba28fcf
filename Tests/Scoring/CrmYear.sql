-- What the export says, as it is, and the same booked: a unit for each manager, a quarter's targets for each agent.
create table agent (id int primary key, name text not null, manager int not null);
create table won (id int generated always as identity, agent int not null, account text not null, day date not null, value numeric not null);
insert into agent select a.id, a.name, a.manager from unnest($1::text[], $2::int[]) with ordinality a (name, manager, id);
insert into won (agent, account, day, value) select * from unnest($1::int[], $2::text[], $3::date[], $4::numeric[]);

insert into tenant (id, name, time_zone, currency) values (1, 'CRM', 'Asia/Shanghai', 'CNY');
insert into unit (tenant_id, id, parent_id, name, name_en, path) overriding system value
select 1, 1, null, 'CRM', 'CRM', array[1] union all select distinct 1, 1 + manager, 1, manager::text, manager::text, array[1, 1 + manager] from agent;
insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
select 1, id, 1 + manager, name, name, 'rep', '2016-01-01' from agent;
insert into customer (tenant_id, id, name, created_at, created_by) overriding system value
select 1, row_number() over (order by account), account, '2016-01-01Z', 1 from (select distinct account from won) a;
insert into entry (tenant_id, id, member_id, kind, customer_id, count, counted, amount, currency, business_date, logged_at, inbox_id) overriding system value
select 1, w.id, w.agent, 2, c.id, 1, 1, w.value, 'CNY', w.day, w.day + time '10:00' at time zone 'UTC', w.id
from won w join customer c on c.tenant_id = 1 and c.name = w.account;
insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
select tenant_id, member_id, business_date, kind, currency, sum(counted), sum(count), sum(amount) from entry group by 1, 2, 3, 4, 5;
insert into target (tenant_id, member_id, metric, month, base, currency)
select 1, id, 'revenue', m, 20000 + 100 * id, 'CNY' from agent, generate_series(date '2017-01-01', '2017-12-01', interval '1 month') m;
