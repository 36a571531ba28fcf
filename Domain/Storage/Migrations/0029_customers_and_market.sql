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

-- Two rows for one customer: from a day on they are one. Entries keep the customer that they were booked with; what reads them asks, for the end
-- of its period, who that is. So a period that is over does not change by what is merged, or taken apart again, afterwards.
create table customer_merge (
    tenant_id    int not null references tenant,
    id           int not null generated always as identity,
    customer_id  bigint not null,
    into_id      bigint not null check (into_id <> customer_id),
    merged_on    date not null,
    merged_by    int not null,
    inbox_id     bigint not null,
    -- Its names, and those of them that the other one did not have: to be given back.
    keys         text[] not null,
    moved        text[] not null,
    undone_on    date check (undone_on >= merged_on),
    undone_by    int,
    undone_inbox bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer,
    foreign key (tenant_id, into_id) references customer,
    check (num_nonnulls(undone_on, undone_by, undone_inbox) in (0, 3))
);
create unique index customer_merge_live on customer_merge (tenant_id, customer_id) where undone_on is null;
create index customer_merge_customer on customer_merge (tenant_id, customer_id, id);
create index customer_merge_into on customer_merge (tenant_id, into_id);
create index customer_merged on customer (tenant_id, merged_into) where merged_into is not null;
create index customer_name_customer on customer_name (tenant_id, customer_id);

-- Who a customer is for a period that ends before a day.
create function customer_as(of_tenant int, of_customer bigint, end_day date) returns bigint language sql stable as $$
    select coalesce((
        select m.into_id from customer_merge m
        where m.tenant_id = of_tenant and m.customer_id = of_customer and m.merged_on < end_day and (m.undone_on is null or m.undone_on >= end_day)
        order by m.id desc limit 1), of_customer)
$$;

-- All the rows that are the same customer then.
create function same_customers(of_tenant int, of_customer bigint, end_day date) returns table (id bigint) language sql stable as $$
    select customer_as(of_tenant, of_customer, end_day)
    union all
    select m.customer_id from customer_merge m
    where m.tenant_id = of_tenant and m.into_id = customer_as(of_tenant, of_customer, end_day)
      and m.merged_on < end_day and (m.undone_on is null or m.undone_on >= end_day)
$$;
