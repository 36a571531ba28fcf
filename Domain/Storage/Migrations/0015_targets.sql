-- Every target that was ever set, and when it counts. Rows are never changed: what changes a target adds a version, what takes one
-- back adds a void. Of the versions of one owner, metric and period the last recorded one that is effective on a day counts on it.

create table target_version (
    tenant_id      int not null,
    id             bigint not null generated always as identity,
    -- A unit (the topmost one is the company) or a person.
    owner_kind     text not null check (owner_kind in ('unit', 'member')),
    owner_id       int not null,
    metric         text not null check (metric in ('revenue', 'deals', 'collections', 'visits', 'quotes', 'customers', 'followups')),
    period_kind    text not null check (period_kind in ('week', 'month', 'quarter', 'half', 'year')),
    starts         date not null,
    -- Exclusive.
    ends           date not null check (ends > starts),
    base           numeric(19, 4) not null check (base > 0),
    stretch        numeric(19, 4) check (stretch > base),
    currency       char(3) check ((currency is not null) = (metric in ('revenue', 'collections'))),
    -- Within the period; its start for a target that was not changed in its course.
    effective_from date not null check (effective_from >= starts and effective_from < ends),
    recorded_at    timestamptz not null,
    -- Null for what was there before versions were kept, and for what was imported.
    set_by         int,
    inbox_id       bigint,
    change_set     bigint,
    reason         text,
    note           text check (length(note) <= 500),
    primary key (tenant_id, id)
);
create index target_version_owner on target_version (tenant_id, owner_kind, owner_id, starts, metric, period_kind, id);
create index target_version_set on target_version (tenant_id, change_set) where change_set is not null;

create table target_void (
    tenant_id  int not null,
    version_id bigint not null,
    voided_at  timestamptz not null,
    voided_by  int not null,
    inbox_id   bigint,
    primary key (tenant_id, version_id),
    foreign key (tenant_id, version_id) references target_version
);

-- Persons' months stay in `target` as they count now, for the turn to read with the month's sums; `verify` proves it equal to the versions.
insert into target_version (tenant_id, owner_kind, owner_id, metric, period_kind, starts, ends, base, stretch, currency, effective_from, recorded_at)
select tenant_id, 'member', member_id, metric, 'month', month, (month + interval '1 month')::date, base, stretch, currency, month, now()
from target order by month, member_id, metric;
