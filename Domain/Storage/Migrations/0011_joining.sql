-- How somebody who writes for the first time is recognised, and what lets them in otherwise.

-- As the company's list has it. Not unique: people share mailboxes, and such a one names nobody.
alter table member add email text check (email = lower(email) and email <> '');
create index member_email on member (tenant_id, email) where email is not null;

-- Who somebody is in the directory of a channel's organisation: for Teams the Entra object id.
create table directory_id (
    tenant_id int not null references tenant,
    channel   text not null check (channel <> ''),
    id        text not null check (id <> ''),
    member_id int not null,
    primary key (tenant_id, channel, id),
    foreign key (tenant_id, member_id) references member
);
create index directory_id_member on directory_id (tenant_id, member_id, channel);

-- The name last shown in the channel; it says nothing about who somebody is. Null: not looked at yet.
alter table account add shown_as text;

-- Codes are hashed under a salt of their company, so that one can be found by what was typed.
alter table tenant add code_salt uuid not null default gen_random_uuid();

-- What lets one account in as one person, once.
create table invitation (
    tenant_id    int not null references tenant,
    id           bigint not null generated always as identity,
    member_id    int not null,
    -- Of the code, which is kept nowhere.
    hash         bytea not null,
    made_at      timestamptz not null,
    -- Null: at the console.
    made_by      int,
    expires_at   timestamptz not null check (expires_at > made_at),
    used_at      timestamptz,
    -- A newer one took its place, or the person has left.
    withdrawn_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, hash),
    foreign key (tenant_id, member_id) references member,
    check (used_at is null or withdrawn_at is null)
);
create index invitation_open on invitation (tenant_id, member_id) where used_at is null and withdrawn_at is null;

-- Codes that opened nothing; they count for a while against whoever typed them.
create table failed_code (
    tenant_id   int not null references tenant,
    id          bigint not null generated always as identity,
    channel     text not null,
    external_id text not null,
    at          timestamptz not null,
    primary key (tenant_id, id)
);
create index failed_code_at on failed_code (tenant_id, at);
