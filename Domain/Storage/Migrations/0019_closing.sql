-- The end of a period: opened by operations, previewed by everybody, queried, approved team by team, sealed.

create table closing (
    tenant_id    int not null references tenant,
    id           int not null generated always as identity,
    period_start date not null,
    -- Exclusive.
    period_end   date not null check (period_end > period_start),
    opened_at    timestamptz not null,
    opened_by    int not null,
    inbox_id     bigint not null,
    -- Until then people look at their previews and object; teams are approved afterwards.
    query_until  timestamptz not null check (query_until > opened_at),
    sealed_at    timestamptz,
    sealed_by    int,
    -- The last message that was known when the period was sealed: nothing booked since can be dated into it.
    position     bigint,
    primary key (tenant_id, id),
    unique (tenant_id, period_start, period_end),
    check ((sealed_at is null) = (sealed_by is null) and (sealed_at is null) = (position is null))
);

create table closing_approval (
    tenant_id   int not null,
    closing_id  int not null,
    unit_id     int not null,
    approved_by int not null,
    approved_at timestamptz not null,
    inbox_id    bigint not null,
    primary key (tenant_id, closing_id, unit_id),
    foreign key (tenant_id, closing_id) references closing
);

-- What was sealed. Role and units are kept as they were, since they decide which scheme it was.
create table sealed_score (
    tenant_id  int not null,
    closing_id int not null,
    member_id  int not null,
    role       text not null,
    path       int[] not null,
    total      numeric,
    bonus      numeric,
    -- Every figure that the score was worked out from, one a line; `verify` works them out again and compares them letter by letter.
    facts      text not null check (facts <> ''),
    primary key (tenant_id, closing_id, member_id),
    foreign key (tenant_id, closing_id) references closing
);

-- Somebody objects to one line of the own score. The clock is that of the duty `dispute:ID`.
create table score_dispute (
    tenant_id    int not null references tenant,
    id           int not null generated always as identity,
    member_id    int not null,
    period_start date not null,
    period_end   date not null check (period_end > period_start),
    part         text not null check (part in ('target', 'kpi')),
    key          text not null check (key <> ''),
    words        text not null check (words <> '' and length(words) <= 300),
    owner_id     int not null,
    opened_at    timestamptz not null,
    inbox_id     bigint not null,
    settled_at   timestamptz,
    settled_by   int check (settled_by <> member_id),
    upheld       boolean,
    outcome      text check (length(outcome) <= 300),
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member,
    check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (upheld is null))
);
-- At most one open dispute a line.
create unique index score_dispute_open on score_dispute (tenant_id, member_id, period_start, period_end, part, key) where settled_at is null;
create index score_dispute_period on score_dispute (tenant_id, period_start, period_end) where settled_at is null;

-- What was found wrong after a period was sealed counts in the period that is open, with its date and name; the sealed one stays.
create table score_correction (
    tenant_id    int not null references tenant,
    id           int not null generated always as identity,
    member_id    int not null,
    part         text not null check (part in ('target', 'kpi')),
    key          text not null check (key <> ''),
    delta        numeric(19, 4) not null check (delta <> 0 and abs(delta) < 1e14),
    -- The period that it belongs to, and the day on which it counts.
    of_start     date not null,
    of_end       date not null,
    effective_on date not null check (effective_on >= of_end),
    reason       text not null check (reason <> '' and length(reason) <= 300),
    dispute_id   int,
    created_by   int not null check (created_by <> member_id),
    created_at   timestamptz not null,
    inbox_id     bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member
);
create index score_correction_member on score_correction (tenant_id, member_id, effective_on);
