-- Five million ledger rows over 450 days and 48 people, the senders of the load among them, with their daily sums; for --prepare.
-- Without autovacuum, whose work on the rows just filled in would be measured with the messages.
alter table entry set (autovacuum_enabled = false);
alter table progress_day set (autovacuum_enabled = false);
insert into entry (tenant_id, member_id, kind, customer_id, count, counted, business_date, logged_at, inbox_id)
select 1, 1 + (i % 48), 1, 1 + (i % 100), 1, 1, current_date - 1 - (i / 48 % 450), now(), 1 from generate_series(0, 4999999) i;
insert into progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
select tenant_id, member_id, business_date, kind, 'XXX', sum(counted), sum(count), 0 from entry where inbox_id = 1 and kind = 1 group by 1, 2, 3, 4
on conflict (tenant_id, member_id, day, kind, currency) do update
set count = progress_day.count + excluded.count, raw_count = progress_day.raw_count + excluded.raw_count;
analyze entry;
analyze progress_day;
