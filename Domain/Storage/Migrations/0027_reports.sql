-- What signs the addresses of downloads: made here, so that every replica has the same one and nobody has to set it.
create table signing_key (
    id  smallint primary key check (id = 1),
    key bytea not null check (length(key) = 32)
);
insert into signing_key values (1, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- A file that somebody asked for. It is made when it is fetched, for that person and from what they may see then.
create table report (
    tenant_id  int not null references tenant,
    id         bigint not null generated always as identity,
    asker_id   int not null,
    -- Whose: one person's, or everybody's in a unit and below.
    member_id  int,
    unit_id    int,
    -- A day of the period it is about.
    day        date not null,
    language   text not null check (language in ('zh-CN', 'en')),
    made_at    timestamptz not null,
    expires_at timestamptz not null check (expires_at > made_at),
    inbox_id   bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, asker_id) references member,
    check (num_nonnulls(member_id, unit_id) = 1)
);
