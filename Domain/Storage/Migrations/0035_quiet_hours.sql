-- When nobody is disturbed, and who is spared which pushes.

-- The hours in which a company's people get nothing from the clock, in the local time of each; no row means the usual, equal ends mean none.
create table quiet_rule (
    tenant_id   int primary key references tenant,
    quiet_from  time not null,
    quiet_until time not null
);

-- A person's own; null: the company's.
alter table preference add quiet_from time, add quiet_until time, add check ((quiet_from is null) = (quiet_until is null));

-- Whom operators keep from pushes: a person, or everybody in a unit and below.
create table exclusion (
    tenant_id int not null references tenant,
    id        bigint not null generated always as identity,
    member_id int,
    unit_id   int,
    -- A kind of push, or 'all'.
    kind      text not null check (kind <> ''),
    made_at   timestamptz not null,
    made_by   int not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member,
    foreign key (tenant_id, unit_id) references unit,
    foreign key (tenant_id, made_by) references member,
    check (num_nonnulls(member_id, unit_id) = 1)
);
create unique index exclusion_member on exclusion (tenant_id, member_id, kind) where member_id is not null;
create unique index exclusion_unit on exclusion (tenant_id, unit_id, kind) where unit_id is not null;

-- Kinds are named with the person; nothing but a test has ever written the column.
alter table preference drop excluded;

-- The moment itself, where the card waits until the quiet hours end: it decides what the card is about, and when it is too late.
alter table due add put_off_from timestamptz check (put_off_from < due_at);

-- A card that waits for the end of quiet hours keeps none of its chat waiting, as one does that was put off by the channel.
alter table outbox add waits boolean not null default false;

-- The sweep walks along it from the longest due: a hundred of a hundred thousand waiting cards are found without looking at the others.
create index outbox_next on outbox (due_at) where state = 'due';
