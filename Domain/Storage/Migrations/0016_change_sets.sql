-- Changes that belong together: confirmed, approved, announced and taken back as a whole.

create table change_set (
    tenant_id      int not null,
    id             bigint not null generated always as identity,
    made_by        int not null,
    made_at        timestamptz not null,
    inbox_id       bigint not null,
    -- The first day on which a changed target counts; never before the day after it was made.
    effective_from date not null,
    -- A code of the tenant's list; null while none was chosen.
    reason         text,
    note           text check (length(note) <= 500),
    -- Why a warning of the check was passed over.
    override       text check (length(override) <= 500),
    state          text not null default 'draft' check (state in ('draft', 'waiting', 'applied', 'dropped', 'undone')),
    settled_at     timestamptz,
    -- The second person, outside a window; the maker within one.
    approved_by    int,
    primary key (tenant_id, id),
    check (state not in ('applied', 'undone') or approved_by is not null)
);
create index change_set_maker on change_set (tenant_id, made_by, id);

create table change_item (
    tenant_id       int not null,
    set_id          bigint not null,
    line            int not null,
    -- Indicators and weights will change together with targets.
    kind            text not null default 'target' check (kind in ('target')),
    owner_kind      text not null check (owner_kind in ('unit', 'member')),
    owner_id        int not null,
    metric          text not null,
    period_kind     text not null,
    starts          date not null,
    ends            date not null,
    -- The version that it takes the place of; null for a target that was not there before.
    old_version     bigint,
    old_base        numeric(19, 4),
    old_stretch     numeric(19, 4),
    base            numeric(19, 4) not null check (base > 0),
    stretch         numeric(19, 4) check (stretch > base),
    currency        char(3),
    effective_from  date not null,
    -- What the whole period counts as, before and after: a period with two versions counts each by its working days.
    counted_base    numeric(19, 4),
    counted_stretch numeric(19, 4),
    counts_base     numeric(19, 4) not null check (counts_base > 0),
    counts_stretch  numeric(19, 4) check (counts_stretch > counts_base),
    primary key (tenant_id, set_id, line),
    unique (tenant_id, set_id, owner_kind, owner_id, metric, period_kind, starts)
);

-- Everybody affected, and when they said that they have seen it.
create table change_notice (
    tenant_id       int not null,
    set_id          bigint not null,
    member_id       int not null,
    acknowledged_at timestamptz,
    primary key (tenant_id, set_id, member_id)
);

-- When targets may be changed by one person alone.
create table adjust_window (
    tenant_id int not null,
    id        bigint not null generated always as identity,
    opens     date not null,
    -- Inclusive.
    closes    date not null check (closes >= opens),
    made_by   int not null,
    made_at   timestamptz not null,
    inbox_id  bigint not null,
    primary key (tenant_id, id)
);
create index adjust_window_day on adjust_window (tenant_id, closes, opens);

-- Why targets change, as the tenant words it; a tenant without rows has the usual list.
create table adjust_reason (
    tenant_id int not null,
    code      text not null check (code <> '' and length(code) <= 40),
    name      text not null check (name <> '' and length(name) <= 40),
    name_en   text not null check (name_en <> '' and length(name_en) <= 40),
    line      int not null,
    primary key (tenant_id, code)
);
