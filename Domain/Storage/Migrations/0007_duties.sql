-- What somebody has to do until a moment: answer a proposed target, talk to a colleague, call a customer back.
create table duty (
    tenant_id    int not null,
    id           bigint not null generated always as identity,
    -- Names the duty for ever, so that whatever opens it a second time is harmless.
    key          text not null check (key <> ''),
    kind         text not null check (kind <> ''),
    owner_id     int not null,
    -- In the owner's words; both languages, since cards for others show it too.
    what         text not null check (what <> '' and length(what) <= 300),
    what_en      text not null check (what_en <> '' and length(what_en) <= 300),
    due_at       timestamptz not null,
    opened_at    timestamptz not null,
    opened_by    int,
    inbox_id     bigint,
    state        text not null default 'open' check (state in ('open', 'done', 'dropped')),
    settled_at   timestamptz,
    settled_by   int,
    outcome      text check (length(outcome) <= 1000),
    reminded_at  timestamptz,
    escalated_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, owner_id) references member,
    check ((state = 'open') = (settled_at is null))
);
create index duty_open on duty (tenant_id, owner_id, due_at) where state = 'open';
create index duty_due on duty (due_at) where state = 'open';
