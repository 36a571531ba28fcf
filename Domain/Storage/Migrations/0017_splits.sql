-- A target proposed to the owners below: each accepts or objects, whoever proposed it settles and locks. Only then targets change.

create index target_version_setter on target_version (tenant_id, set_by, id) where set_by is not null;

create table target_split (
    tenant_id   int not null,
    id          bigint not null generated always as identity,
    unit_id     int not null,
    metric      text not null,
    period_kind text not null,
    starts      date not null,
    ends        date not null,
    base        numeric(19, 4) not null check (base > 0),
    stretch     numeric(19, 4) check (stretch > base),
    currency    char(3),
    method      text not null check (method in ('even', 'headcount', 'history')),
    made_by     int not null,
    made_at     timestamptz not null,
    inbox_id    bigint not null,
    state       text not null default 'draft' check (state in ('draft', 'open', 'locked', 'withdrawn')),
    due_at      timestamptz,
    primary key (tenant_id, id),
    check (state <> 'open' or due_at is not null)
);

create table target_split_part (
    tenant_id  int not null,
    split_id   bigint not null,
    line       int not null,
    owner_kind text not null check (owner_kind in ('unit', 'member')),
    owner_id   int not null,
    base       numeric(19, 4) not null check (base > 0),
    stretch    numeric(19, 4) check (stretch > base),
    -- Silence is not consent: a part stays proposed until its owner or whoever proposed it says otherwise.
    state      text not null default 'proposed' check (state in ('proposed', 'accepted', 'objected', 'settled')),
    reason     text check (length(reason) <= 500),
    decided_by int,
    decided_at timestamptz,
    primary key (tenant_id, split_id, line),
    check ((state = 'proposed') = (decided_at is null)),
    check (state <> 'objected' or reason is not null)
);
