-- One November of three people: 1 sells, 2 only has a share of a deal, 3 has nothing. Tenant 2 has the same ids and other facts.
insert into tenant (id, name, time_zone, currency) values (1, 'One', 'Asia/Shanghai', 'CNY'), (2, 'Two', 'Asia/Shanghai', 'CNY');
insert into unit (tenant_id, id, name, name_en, path) values (1, 1, 'One', 'One', array[1]), (2, 1, 'Two', 'Two', array[1]);
insert into member (tenant_id, unit_id, name, name_en, role, joined_on)
select 1, 1, n, n, 'rep', '2020-01-01' from unnest(array['Ann', 'Bob', 'Cat']) n;
insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
select 2, i, 1, 'Two', 'Two', 'rep', '2020-01-01' from generate_series(1, 3) i;

insert into customer (tenant_id, id, name, created_at, created_by) overriding system value values
(1, 1, 'C1', '2026-01-01Z', 1), (1, 2, 'C2', '2026-01-01Z', 1), (1, 3, 'C3', '2026-11-02Z', 1), (1, 4, 'C4', '2026-11-04Z', 1),
(1, 5, 'C5', '2025-01-01Z', 1), (1, 6, 'C6', '2026-01-01Z', 2),
(1, 7, 'C7', '2026-10-31 16:30Z', 1),     -- 00:30 on the first of November in Shanghai
(1, 8, 'C8', '2026-11-30 16:00Z', 1),     -- midnight: December
(1, 9, 'C9', '2026-01-01Z', 1),
(2, 1, 'C1', '2026-11-01Z', 1);

-- id, person, kind, customer, count, counted, amount, currency, cost, day, logged (null: at 10 in the morning UTC), replaces
create temporary table given (id bigint, who int, kind int, customer bigint, n int, counted int, amount numeric, currency text, cost numeric,
                              day date, logged timestamptz, replaces bigint);
insert into given values
(1, 1, 1, 1, 1, 1, null, null, null, '2026-11-02', null, null),
(2, 1, 1, 1, 1, 0, null, null, null, '2026-11-02', null, null),                        -- within four hours of the first
(3, 1, 1, 2, 1, 1, null, null, null, '2026-11-03', '2026-11-05 02:00Z', null),         -- two days late
(4, 1, 1, null, 3, 3, null, null, null, '2026-11-04', null, null),
(5, 1, 1, 3, 1, 1, null, null, null, '2026-10-30', null, null),                        -- October
(6, 1, 1, 4, 1, 1, null, null, null, '2026-11-05', null, null),                        -- voided
(10, 1, 2, 1, 1, 1, 100000, 'CNY', 60000, '2026-03-10', null, null),
(11, 1, 2, 1, 1, 1, 200000, 'CNY', 150000, '2026-11-10', null, null),
(12, 1, 2, 2, 1, 1, 100000, 'CNY', null, '2026-11-12', null, null),                    -- 0.7 of it, without a cost
(13, 1, 2, 5, 1, 1, 50000, 'CNY', 10000, '2025-01-15', null, null),
(14, 1, 2, 5, 1, 1, 80000, 'CNY', 50000, '2026-11-20', '2026-11-23 15:30Z', null),     -- 22 months later; logged on Monday, 23:30
(15, 1, 2, 6, 1, 1, 1000, 'USD', 500, '2026-11-21', '2026-11-23 16:10Z', null),        -- Saturday; logged on Tuesday, 00:10
(16, 1, 2, 7, 1, 1, 90000, 'CNY', 10000, '2026-11-22', null, null),                    -- voided
(17, 1, 2, 9, 1, 1, 10000, 'CNY', 5000, '2026-05-05', null, null),
(18, 1, 2, 4, 1, 1, 20000, 'CNY', 15000, '2026-09-15', null, null),
(19, 1, 2, 1, 1, 1, 30000, 'CNY', 15000, '2026-09-20', null, null),
(20, 1, 3, 1, 1, 1, 50000, 'CNY', null, '2026-11-15', null, null),
(21, 1, 3, 1, 1, 1, -20000, 'CNY', null, '2026-11-16', null, null),
(30, 1, 4, 2, 1, 1, 10000, 'CNY', null, '2026-10-20', null, null),
(31, 1, 4, 2, 1, 1, 11000, 'CNY', null, '2026-11-03', null, null),                     -- a revision
(32, 1, 4, 8, 1, 1, 12000, 'CNY', null, '2026-11-04', null, null),
(33, 1, 4, 8, 1, 1, 13000, 'CNY', null, '2026-11-06', null, null),                     -- a revision, corrected below
(34, 1, 4, 8, 1, 1, 14000, 'CNY', null, '2026-11-06', '2026-11-20 02:00Z', 33),
(40, 1, 7, 1, 1, 1, null, null, null, '2026-11-08', null, null),
(41, 1, 7, 1, 1, 1, null, null, null, '2026-11-09', null, null),
(42, 1, 7, 1, 1, 1, null, null, null, '2026-11-10', null, null),
(50, 1, 8, null, 1, 1, null, null, null, '2026-11-11', null, null),
(51, 1, 6, 1, 1, 1, null, null, null, '2026-11-12', null, null),
(70, 1, 10, 8, 1, 1, null, null, null, '2026-11-03', '2026-11-03 02:00Z', null),       -- Tuesday at 10:00 in Shanghai; answered at 10:45
(71, 1, 6, 8, 1, 1, null, null, null, '2026-11-03', '2026-11-03 02:45Z', null),
(72, 1, 10, 7, 1, 1, null, null, null, '2026-11-06', '2026-11-06 09:30Z', null),       -- Friday at 17:30; answered on Monday at 9:40
(73, 1, 6, 7, 1, 1, null, null, null, '2026-11-09', '2026-11-09 01:40Z', null),
(74, 1, 10, 6, 1, 1, null, null, null, '2026-11-07', '2026-11-07 04:00Z', null),       -- Saturday; a visit on Monday at 10:00, and one at 11:00
(75, 1, 6, 6, 1, 1, null, null, null, '2026-11-09', '2026-11-09 02:00Z', null),
(76, 1, 6, 6, 1, 1, null, null, null, '2026-11-09', '2026-11-09 03:00Z', null),
(77, 1, 10, 9, 1, 1, null, null, null, '2026-10-30', '2026-10-30 09:00Z', null),       -- Friday at 17:00; C9, as which C13 was visited on the 19th at 18:00
(78, 1, 6, 9, 1, 1, null, null, null, '2026-12-01', '2026-12-01 02:00Z', null),
(79, 1, 10, 2, 1, 1, null, null, null, '2026-10-05', '2026-10-05 02:00Z', null),       -- answered in October: not November's
(80, 1, 6, 2, 1, 1, null, null, null, '2026-10-06', '2026-10-06 02:00Z', null),
(81, 1, 10, 8, 1, 1, null, null, null, '2026-11-10', '2026-11-10 02:00Z', null),       -- voided
(82, 1, 1, 3, 1, 1, null, null, null, '2026-11-13', null, null),                       -- C3 is C2 by now, which bought yesterday
(83, 1, 1, 10, 1, 1, null, null, null, '2026-11-16', null, null),                      -- C10 and C11 are two at the end of the month
(84, 1, 1, 11, 1, 1, null, null, null, '2026-11-16', null, null),
(85, 1, 2, 12, 1, 1, 1000, 'CNY', null, '2026-11-18', null, null),                     -- C12 is C1 from December on only
(86, 1, 1, 13, 1, 1, null, null, null, '2026-11-19', null, null),                      -- C13 is C9, which bought in May
(60, 1, 9, 5, 1, -1, -80000, 'CNY', null, '2026-11-25', null, null),                   -- 14 is cancelled in its month, and gives its cost back
(61, 1, 9, 1, 1, 0, -50000, 'CNY', null, '2026-11-28', null, null),                    -- 11 is reduced, told ahead of time below
(62, 1, 9, 4, 1, 0, -20000, 'CNY', null, '2026-11-05', null, null),                    -- 18, of September, is cancelled
(63, 1, 9, 2, 1, 0, -10000, 'CNY', null, '2026-12-01', '2026-11-20Z', null),           -- 12 is reduced from December on
(64, 1, 9, 6, 1, 0, -500, 'USD', null, '2026-11-25', null, null),                      -- voided
(65, 1, 9, 2, 1, 0, -30000, 'CNY', null, '2026-11-26', null, null);                    -- 12 is reduced: 0.7 of it

insert into entry (tenant_id, id, member_id, kind, customer_id, count, counted, amount, currency, cost, business_date, logged_at, inbox_id, replaces)
overriding system value
select 1, id, who, kind, customer, n, counted, amount, currency, cost, day, coalesce(logged, day + time '10:00' at time zone 'UTC'), id, replaces from given;
insert into entry (tenant_id, id, member_id, kind, customer_id, count, counted, amount, currency, business_date, logged_at, inbox_id)
overriding system value
values (2, 1, 1, 2, 1, 1, 1, 777, 'CNY', '2026-11-01', '2026-11-01Z', 1), (2, 2, 3, 1, 1, 1, 1, null, null, '2026-11-01', '2026-11-01Z', 1);
insert into entry_share (tenant_id, entry_id, member_id, share)
select 1, e, m.id, m.share from unnest(array[12, 63, 65]) e, (values (1, 0.7), (2, 0.3)) m (id, share);
insert into reversal (tenant_id, entry_id, of_entry, cancels, booked_by)
values (1, 60, 14, true, 1), (1, 61, 11, false, 1), (1, 62, 18, true, 3), (1, 63, 12, false, 1), (1, 64, 15, false, 1), (1, 65, 12, false, 1);
-- 12 costs 40,000, said twice; what was said of 19 was taken back.
insert into deal_cost (tenant_id, entry_id, inbox_id, cost, set_by, set_at) values
(1, 12, 110, 1, 3, '2026-11-20Z'), (1, 12, 111, 40000, 3, '2026-11-20Z'), (1, 19, 112, 7, 3, '2026-11-20Z'), (1, 19, 113, null, 3, '2026-11-20Z');
insert into entry_void (tenant_id, entry_id, inbox_id, voided_at, reason)
values (1, 64, 99, '2026-11-26Z', 'undo'), (1, 81, 99, '2026-11-26Z', 'undo'), (1, 6, 99, '2026-11-25Z', 'undo'), (1, 16, 99, '2026-11-25Z', 'undo'), (1, 33, 34, '2026-11-20Z', 'replaced');
insert into complaint_ruling (tenant_id, entry_id, inbox_id, upheld, reason, ruled_by, ruled_at) values
(1, 40, 100, false, '', 3, '2026-11-09Z'), (1, 40, 101, true, '', 3, '2026-11-10Z'), (1, 41, 102, false, '', 3, '2026-11-10Z');

insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
select e.tenant_id, coalesce(s.member_id, e.member_id), e.business_date, case e.kind when 9 then 2 else e.kind end, coalesce(e.currency, 'XXX'),
       sum(e.counted * coalesce(s.share, 1)), sum(e.count * coalesce(s.share, 1)), sum(coalesce(e.amount, 0) * coalesce(s.share, 1))
from entry e left join entry_share s on s.tenant_id = e.tenant_id and s.entry_id = e.id
where not exists (select from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id)
group by 1, 2, 3, 4, 5;
-- A day whose entries were all taken back keeps a row of zeros.
insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount) values (1, 3, '2026-11-05', 1, 'XXX', 0, 0, 0);

insert into followup (tenant_id, owner_id, customer_id, what, due_on, first_due_on, created_at, inbox_id, state, settled_at) values
(1, 1, 1, 'a', '2026-11-10', '2026-11-10', '2026-11-01Z', 1, 'done', '2026-11-10 10:00Z'),
(1, 1, 1, 'b', '2026-11-12', '2026-11-12', '2026-11-01Z', 2, 'done', '2026-11-14 10:00Z'),
(1, 1, 1, 'c', '2026-11-15', '2026-11-15', '2026-11-01Z', 3, 'done', '2026-11-15 16:30Z'),   -- half past midnight on the 16th
(1, 1, 1, 'd', '2026-11-20', '2026-11-20', '2026-11-01Z', 4, 'open', null),
(1, 1, 1, 'e', '2026-11-21', '2026-11-21', '2026-11-01Z', 5, 'dropped', '2026-11-20 10:00Z'),
(1, 1, 1, 'f', '2026-10-30', '2026-10-30', '2026-10-01Z', 6, 'done', '2026-10-30 10:00Z');

-- A round that closed in November, one of October, and a second of November for the sharer alone.
insert into rating_round (tenant_id, id, opens, closes, state, seed, made_by, made_at, inbox_id, closed_at) overriding system value values
(1, 1, '2026-11-01', '2026-11-10', 'closed', 1, 3, '2026-11-01Z', 1, '2026-11-11Z'), (1, 2, '2026-10-01', '2026-10-10', 'closed', 1, 3, '2026-10-01Z', 1, '2026-10-11Z'),
(1, 3, '2026-11-15', '2026-11-20', 'closed', 1, 3, '2026-11-01Z', 1, '2026-11-21Z'), (2, 1, '2026-11-01', '2026-11-10', 'closed', 1, 3, '2026-11-01Z', 1, '2026-11-11Z');
insert into rating_result (tenant_id, round_id, rated_id, raters, raw, corrected, closes) values
(1, 1, 1, 4, 80, 76.5, '2026-11-10'), (1, 2, 1, 3, 10, 10, '2026-10-10'), (1, 3, 2, 3, 60, 58, '2026-11-20'), (1, 1, 2, 3, 70, 71, '2026-11-10');
-- Thanked on the day on which the help was logged, and on one when it was not.
insert into help_event (tenant_id, helper_id, helped_id, day, kind, what, inbox_id, at) values
(1, 1, 2, '2026-11-11', 'helping', 'x', 1, '2026-11-11Z'), (1, 1, 2, '2026-11-25', 'project', 'x', 1, '2026-11-25Z'), (1, 1, 2, '2026-12-01', 'project', 'x', 1, '2026-12-01Z');

-- Three answers to the seller and five to the sharer in November, one of October, one of December, one not given; tenant 2 has others.
insert into survey (tenant_id, entry_id, customer_id, seller_id, asked_at, expires_at, answered_at, answered_on, rating, remark, device)
select tenant, entry, 1, who, '2026-10-01Z', '2027-01-01Z', day + time '10:00' at time zone 'UTC', day, rating, case when rating is null then null else '' end,
       case when rating is null then null else 7 end
from (values (1, 11, 1, date '2026-11-01', 5), (1, 12, 1, '2026-11-12', 4), (1, 14, 1, '2026-11-30', 2), (1, 17, 1, '2026-10-31', 1), (1, 18, 1, '2026-12-01', 1),
             (1, 10, 1, null, null),
             (1, 101, 2, '2026-11-05', 5), (1, 102, 2, '2026-11-05', 5), (1, 103, 2, '2026-11-05', 4), (1, 104, 2, '2026-11-05', 3), (1, 105, 2, '2026-11-05', 5),
             (2, 1, 1, '2026-11-05', 1), (2, 2, 3, '2026-11-05', 1)) x (tenant, entry, who, day, rating);

-- The market of November, told twice; the whole quarter's, and one taken back.
insert into market_size (tenant_id, starts, ends, amount, source, set_by, set_at, inbox_id) values
(1, '2026-11-01', '2026-12-01', 5, 'x', 3, '2026-11-01Z', 1), (1, '2026-11-01', '2026-12-01', 1000000, 'x', 3, '2026-11-02Z', 2),
(1, '2026-11-01', '2027-02-01', 7, 'x', 3, '2026-11-02Z', 3), (2, '2026-11-01', '2026-12-01', 3, 'x', 3, '2026-11-03Z', 4),
(1, '2026-07-01', '2026-12-01', 9, 'x', 3, '2026-11-02Z', 5), (1, '2026-07-01', '2026-12-01', null, '', 3, '2026-11-02Z', 6);

-- C3 became C2 in November and C13 C9; C10 was C11 until the thirtieth; C12 becomes C1 in December.
insert into customer (tenant_id, id, name, created_at, created_by) overriding system value
select 1, i, 'C' || i, '2026-01-01Z', 3 from generate_series(10, 13) i;
insert into customer_merge (tenant_id, customer_id, into_id, merged_on, merged_by, inbox_id, keys, moved, undone_on, undone_by, undone_inbox) values
(1, 3, 2, '2026-11-10', 3, 1, '{}', '{}', null, null, null), (1, 10, 11, '2026-11-10', 3, 2, '{}', '{}', '2026-11-30', 3, 3),
(1, 12, 1, '2026-12-01', 3, 4, '{}', '{}', null, null, null), (1, 13, 9, '2026-11-05', 3, 5, '{}', '{}', null, null, null);
