-- What the clock sends: when each person is due for what, what was sent, and what they want to be spared.

-- The next moment at which a person is due for a kind of push. Served, it moves on in the same transaction.
create table due (
    tenant_id int not null,
    kind      text not null check (kind <> ''),
    member_id int not null,
    due_at    timestamptz not null,
    primary key (tenant_id, kind, member_id)
);
create index due_next on due (kind, due_at);

-- One row a person and push, for ever: a second run finds it and does nothing. The outbox row of the same key is its delivery.
create table push (
    tenant_id int not null,
    key       text not null check (key <> ''),
    kind      text not null check (kind <> ''),
    member_id int not null,
    due_at    timestamptz not null,
    made_at   timestamptz not null,
    -- Null when it went into the outbox; otherwise why it did not: no chat, nothing to say, too late, failed.
    reason    text check (reason <> ''),
    primary key (tenant_id, key)
);
create index push_made on push (tenant_id, made_at);

-- What a person has chosen; no row means the usual.
create table preference (
    tenant_id    int not null,
    member_id    int not null,
    -- IANA; null: the company's.
    time_zone    text,
    -- 1 Monday to 7 Sunday, and the local time, for the weekly push; null: the usual.
    weekly_day   smallint check (weekly_day between 1 and 7),
    weekly_at    time,
    -- No pushes until this day, exclusive.
    paused_until date,
    -- Kinds not wanted at all.
    muted        text[] not null default '{}',
    -- On the company's exclusion list: set by operators, not by the person.
    excluded     boolean not null default false,
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references member,
    check ((weekly_day is null) = (weekly_at is null))
);

-- Days away, both inclusive.
create table absence (
    tenant_id int not null,
    member_id int not null,
    first_day date not null,
    last_day  date not null check (last_day >= first_day),
    primary key (tenant_id, member_id, first_day),
    foreign key (tenant_id, member_id) references member
);
