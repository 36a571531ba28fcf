-- Parts by weights set by hand; why a part is smaller than a full one; and the change set of the locked parts, so that a split whose
-- changes were dropped can be locked again.

alter table target_split drop constraint target_split_method_check;
alter table target_split add check (method in ('even', 'headcount', 'history', 'hand'));
alter table target_split add change_set bigint;
create index target_split_set on target_split (tenant_id, change_set) where change_set is not null;

alter table target_split_part add carries numeric(9, 6) not null default 1 check (carries between 0 and 1);
alter table target_split_part add is_new boolean not null default false;
alter table target_split_part add days_away int not null default 0 check (days_away >= 0);
