-- What a rep means to do with a customer on a day, and what became of it.
create table followup (
    tenant_id     int not null,
    id            bigint not null generated always as identity,
    owner_id      int not null,
    customer_id   bigint,
    -- As the rep wrote it; the customer's own name stands in its row.
    customer_text text check (length(customer_text) <= 100),
    contact       text check (length(contact) <= 100),
    what          text not null check (what <> '' and length(what) <= 200),
    due_on        date not null,
    due_time      time,
    -- The day first said: a follow-up may be put off once.
    first_due_on  date not null,
    moved_at      timestamptz,
    created_at    timestamptz not null,
    -- The message that told of the plan; it makes one follow-up, however often its button is pressed.
    inbox_id      bigint not null,
    state         text not null default 'open' check (state in ('open', 'done', 'dropped')),
    settled_at    timestamptz,
    -- The message whose entry in the ledger it was done by; null for a task with nothing to book.
    done_by       bigint,
    primary key (tenant_id, id),
    unique (tenant_id, owner_id, inbox_id),
    foreign key (tenant_id, owner_id) references member,
    check ((state = 'open') = (settled_at is null)),
    check (done_by is null or state = 'done'),
    check (moved_at is not null or due_on = first_due_on)
);
create index followup_open on followup (tenant_id, owner_id, due_on) where state = 'open';
create index followup_due on followup (tenant_id, due_on) where state = 'open';
create index followup_done on followup (tenant_id, owner_id, done_by) where done_by is not null;
