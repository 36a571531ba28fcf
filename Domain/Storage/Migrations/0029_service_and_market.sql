-- Service requests are entries of kind 10: what a customer asked for, answered by the first visit or follow-up that is logged after it.
create index entry_service on entry (tenant_id, member_id, business_date) where kind = 10;

-- How large the market of a period is, with where the figure comes from. The last word on a period holds; null takes it back.
create table market_size (
    tenant_id int not null references tenant,
    id        int not null generated always as identity,
    starts    date not null,
    -- Exclusive.
    ends      date not null check (ends > starts),
    amount    numeric(19, 4) check (amount > 0 and amount < 1e14),
    source    text not null check (length(source) <= 200),
    set_by    int not null,
    set_at    timestamptz not null,
    inbox_id  bigint not null,
    primary key (tenant_id, id),
    check (amount is null or source <> '')
);
create index market_size_period on market_size (tenant_id, starts, ends, id);
