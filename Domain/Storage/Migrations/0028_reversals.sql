-- What is taken off a deal after it was signed, whole or in part, from a day on: an entry of its own (kind 9) with a negative amount, so that
-- the day of signing stays as it was. Its credit goes where the deal's went, into the sums of deals.
create table reversal (
    tenant_id int not null,
    entry_id  bigint not null,
    -- The deal.
    of_entry  bigint not null,
    -- Nothing is left of it.
    cancels   boolean not null,
    -- Who told of it; the entry itself is the deal's author's.
    booked_by int not null,
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, entry_id) references entry,
    foreign key (tenant_id, of_entry) references entry,
    check (entry_id > of_entry)
);
create index reversal_of on reversal (tenant_id, of_entry);
create index reversal_booked on reversal (tenant_id, booked_by, entry_id);
create index entry_reversal on entry (tenant_id, member_id, business_date) where kind = 9;

-- What a deal costs, where it was not known when it was signed. The last word holds; null gives the cost of signing back.
create table deal_cost (
    tenant_id int not null,
    entry_id  bigint not null,
    inbox_id  bigint not null,
    cost      numeric(19, 4) check (cost >= 0 and cost < 1e14),
    set_by    int not null,
    set_at    timestamptz not null,
    primary key (tenant_id, entry_id, inbox_id),
    foreign key (tenant_id, entry_id) references entry
);

create or replace function check_entry() returns trigger language plpgsql as $$
begin
    if (new.kind between 1 and 10
        and length(new.contact) <= 100
        and new.count between 1 and 1000
        -- A cancelled deal is taken off the count of its month.
        and (case when new.kind = 9 then new.counted in (0, -new.count) else new.counted between 0 and new.count end)
        and abs(new.amount) < 1e14
        and abs(new.cost) < 1e14
        and new.business_date >= date '2000-01-01'
        -- Only what is taken off a deal may be known ahead.
        and new.business_date <= (new.logged_at at time zone 'UTC')::date + case when new.kind = 9 then 400 else 1 end
        -- Only deals, what is taken off them, collections and quotes have money; all but quotes always have.
        and (new.amount is null) = (new.currency is null)
        and (new.amount is null or new.kind in (2, 3, 4, 9))
        and (new.kind not in (2, 3, 9) or new.amount is not null)
        -- A refund is a negative collection, and what is taken off is negative; nothing else is.
        and (case when new.kind = 9 then new.amount < 0 else new.amount >= 0 or new.kind = 3 end)
        and (new.cost is null or new.kind = 2)) is false
    then
        raise check_violation using message = 'an entry that cannot be', table = 'entry';
    end if;
    return new;
end $$;

create function cost_of_deal(of_tenant int, of_entry bigint, signed numeric) returns numeric language sql stable as $$
    select c.cost from (
        select d.cost, d.inbox_id from deal_cost d where d.tenant_id = of_tenant and d.entry_id = of_entry and d.cost is not null
          and d.inbox_id = (select max(l.inbox_id) from deal_cost l where l.tenant_id = of_tenant and l.entry_id = of_entry)
        union all select signed, -1) c
    order by c.inbox_id desc limit 1
$$;

-- As before, with the cost that holds now.
create or replace function credited_deal(of_tenant int, of_member int, first_day date, end_day date)
returns table (entry_id bigint, customer_id bigint, business_date date, share numeric, count int, counted int,
               amount numeric, currency char(3), cost numeric)
language sql stable as $$
    select e.id, e.customer_id, e.business_date, coalesce(o.share, 1), e.count, e.counted, e.amount, e.currency, cost_of_deal(e.tenant_id, e.id, e.cost)
    from entry e
    cross join lateral (select max(s.share) filter (where s.member_id = e.member_id) as share, count(*) as shares
                        from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id) o
    where e.tenant_id = of_tenant and e.member_id = of_member and e.kind = 2 and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
      and (o.share is not null or o.shares = 0)
    union all
    select e.id, e.customer_id, e.business_date, s.share, e.count, e.counted, e.amount, e.currency, cost_of_deal(e.tenant_id, e.id, e.cost)
    from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
    where s.tenant_id = of_tenant and s.member_id = of_member and e.member_id <> of_member and e.kind = 2
      and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
$$;

-- What is taken off a person's deals from a day of a period on, with the person's share of each and the day on which the deal was signed.
create function credited_reversal(of_tenant int, of_member int, first_day date, end_day date)
returns table (entry_id bigint, signed_on date, share numeric, count int, counted int, cancels boolean, amount numeric, currency char(3), cost numeric)
language sql stable as $$
    select e.id, d.business_date, coalesce(o.share, 1), e.count, e.counted, r.cancels, e.amount, e.currency, cost_of_deal(d.tenant_id, d.id, d.cost)
    from entry e
    cross join lateral (select max(s.share) filter (where s.member_id = e.member_id) as share, count(*) as shares
                        from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id) o
    cross join lateral (select x.of_entry, x.cancels from reversal x where x.tenant_id = e.tenant_id and x.entry_id = e.id limit 1) r
    cross join lateral (select x.tenant_id, x.id, x.business_date, x.cost from entry x where x.tenant_id = e.tenant_id and x.id = r.of_entry limit 1) d
    where e.tenant_id = of_tenant and e.member_id = of_member and e.kind = 9 and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
      and (o.share is not null or o.shares = 0)
    union all
    select e.id, d.business_date, s.share, e.count, e.counted, r.cancels, e.amount, e.currency, cost_of_deal(d.tenant_id, d.id, d.cost)
    from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
    cross join lateral (select x.of_entry, x.cancels from reversal x where x.tenant_id = e.tenant_id and x.entry_id = e.id limit 1) r
    cross join lateral (select x.tenant_id, x.id, x.business_date, x.cost from entry x where x.tenant_id = e.tenant_id and x.id = r.of_entry limit 1) d
    where s.tenant_id = of_tenant and s.member_id = of_member and e.member_id <> of_member and e.kind = 9
      and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
$$;
