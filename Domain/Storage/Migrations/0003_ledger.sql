-- The ledger: what happened. Rows are never changed; a correction adds a replacement, an undo a void.

create table customer (
    tenant_id   int not null references tenant,
    id          bigint not null generated always as identity,
    name        text not null check (name <> '' and length(name) <= 100),
    created_at  timestamptz not null,
    created_by  int not null,
    inbox_id    bigint,
    merged_into bigint check (merged_into <> id),
    primary key (tenant_id, id)
);

-- Every name a customer is found by, in the form of CustomerName.Key.
create table customer_name (
    tenant_id   int not null,
    key         text not null check (key <> '' and length(key) <= 100),
    customer_id bigint not null,
    primary key (tenant_id, key, customer_id),
    foreign key (tenant_id, customer_id) references customer
);
create index customer_name_prefix on customer_name (tenant_id, key text_pattern_ops);

create table entry (
    tenant_id     int not null,
    id            bigint not null generated always as identity,
    member_id     int not null,
    -- 1 visit, 2 deal, 3 collection, 4 quote, 5 customer, 6 follow-up, 7 complaint, 8 assist
    kind          smallint not null check (kind between 1 and 8),
    customer_id   bigint,
    contact       text check (length(contact) <= 100),
    count         int not null check (count between 1 and 1000),
    -- How many of them count: a repeated visit within four hours is kept but does not.
    counted       int not null check (counted between 0 and count),
    amount        numeric(19, 4) check (abs(amount) < 1e14),
    currency      char(3),
    cost          numeric(19, 4) check (abs(cost) < 1e14),
    business_date date not null check (business_date >= date '2000-01-01'),
    logged_at     timestamptz not null,
    inbox_id      bigint not null,
    replaces      bigint,
    primary key (tenant_id, id),
    -- Only deals, collections and quotes have money; a deal or collection always has.
    check ((amount is null) = (currency is null)),
    check (amount is null or kind in (2, 3, 4)),
    check (kind not in (2, 3) or amount is not null),
    -- A refund is a negative collection; nothing else is negative.
    check (amount >= 0 or kind = 3),
    check (cost is null or kind = 2),
    check (business_date <= (logged_at at time zone 'UTC')::date + 1)
);
-- A person's days, and within them the exact place where a same-day twin of a deal or a repeated visit would stand,
-- so that the check before a booking is one probe however much was logged that day.
create index entry_member_day on entry
    (tenant_id, member_id, business_date, customer_id, kind, coalesce(amount, 0), (counted > 0), id);
create index entry_member_message on entry (tenant_id, member_id, inbox_id);

-- Credit on a deal shared with others; no rows mean that it is all the author's.
create table entry_share (
    tenant_id int not null,
    entry_id  bigint not null,
    member_id int not null,
    share     numeric(7, 6) not null check (share > 0 and share <= 1),
    primary key (tenant_id, entry_id, member_id),
    foreign key (tenant_id, entry_id) references entry
);

-- An entry that no longer counts, and the message that took it back.
create table entry_void (
    tenant_id int not null,
    entry_id  bigint not null,
    inbox_id  bigint not null,
    voided_at timestamptz not null,
    -- 'undo', or 'replaced' by the entry whose `replaces` points here.
    reason    text not null check (reason in ('undo', 'replaced')),
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, entry_id) references entry
);

-- The ledger summed by person and day, kept in the transaction that books. `verify` proves it equal to the ledger.
create table progress_day (
    tenant_id int not null,
    member_id int not null,
    day       date not null,
    kind      smallint not null check (kind between 1 and 8),
    -- XXX (ISO 4217: no currency) where the kind or the entry has no money.
    currency  char(3) not null,
    -- Entries that count, by share of credit; and all of them.
    count     numeric(19, 6) not null,
    raw_count numeric(19, 6) not null,
    amount    numeric(19, 4) not null,
    primary key (tenant_id, member_id, day, kind, currency)
) with (fillfactor = 70);
