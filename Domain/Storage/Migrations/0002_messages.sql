-- What comes in and what goes out.
-- The busy tables (inbox, entry, progress_day, outbox) have no foreign keys: each would lock and dirty a shared parent row
-- in every turn. They only ever receive ids that the same transaction has read or made; `verify` checks that it stays so.

create table chat (
    tenant_id   int not null references tenant,
    id          bigint not null generated always as identity,
    channel     text not null,
    external_id text not null check (external_id <> ''),
    is_group    boolean not null,
    service_url text not null,
    bot_id      text not null,
    -- Set when the channel said for good that nothing arrives here; cleared when somebody writes again.
    dead_since  timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, channel, external_id)
);

create table inbox (
    tenant_id   int not null,
    id          bigint not null generated always as identity,
    -- Channel, conversation and the channel's message id: a copy collides here and is not worked on again.
    key         text not null check (key <> ''),
    chat_id     bigint,
    member_id   int,
    received_at timestamptz not null,
    -- What was typed, or the verb of the button pressed.
    said        text not null,
    -- The card that was returned in the channel's own response, for a copy of the same request.
    answer      text,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);

-- A question that waits for its answer; at most one a chat.
create table pending (
    tenant_id  int not null,
    chat_id    bigint not null,
    member_id  int not null,
    inbox_id   bigint not null,
    question   text not null,
    expires_at timestamptz not null,
    primary key (tenant_id, chat_id)
);

create table outbox (
    tenant_id  int not null,
    id         bigint not null generated always as identity,
    -- Names a push for ever, so that a second run of the job that makes it is harmless. Answers need none: their inbox key is one.
    key        text check (key <> ''),
    chat_id    bigint not null,
    inbox_id   bigint,
    card       text not null,
    reply_to   text,
    -- The channel's id of the message that this card takes the place of.
    replaces   text,
    state      text not null default 'due' check (state in ('due', 'sent', 'rejected', 'unknown')),
    -- For a due row: when it may be sent, and while somebody is sending it, when that lease ends.
    due_at     timestamptz not null,
    attempts   smallint not null default 0 check (attempts between 0 and 100),
    created_at timestamptz not null,
    settled_at timestamptz,
    message_id text,
    reason     text,
    -- A chat's cards in their order: the last one is whose buttons a bare number means.
    primary key (tenant_id, chat_id, id),
    check ((state = 'due') = (settled_at is null)),
    check (state not in ('rejected', 'unknown') or reason is not null)
) with (fillfactor = 90, toast_tuple_target = 8160);
create unique index outbox_key on outbox (tenant_id, key) where key is not null;
create index outbox_due on outbox (chat_id, id) where state = 'due';

-- What somebody asked for and was refused, and every change of rights or rules.
create table audit (
    tenant_id int not null references tenant,
    id        bigint not null generated always as identity,
    at        timestamptz not null,
    member_id int,
    inbox_id  bigint,
    action    text not null check (action <> ''),
    detail    text not null,
    primary key (tenant_id, id)
);
