-- Indicators that operations make without programming: which records, which of them, and what is worked out of them. Versions are only
-- added; one holds for the periods that begin on its first day or later.
create table own_indicator (
    tenant_id  int not null references tenant,
    -- What schemes name; the versions of one indicator share it.
    key        text not null check (key ~ '^own-[0-9]+$'),
    version    int not null check (version >= 1),
    valid_from date not null,
    name       text not null check (name <> '' and length(name) <= 12),
    name_en    text not null check (name_en <> '' and length(name_en) <= 30),
    -- 0 all entries of the ledger, 1–10 one kind of them, 100 what customers answered.
    source     smallint not null check (source between 0 and 10 and source <> 9 or source = 100),
    -- The filter, a condition an element: a record counts that fulfils all conditions of some group.
    groups     int[] not null,
    fields     smallint[] not null,
    operators  smallint[] not null,
    numbers    numeric[] not null,
    words      text[] not null,
    -- 1 count, 2 customers, 3 sum of the amounts, 4 average, 5 share of the source's records.
    aggregate  smallint not null check (aggregate between 1 and 5),
    unit       text not null check (unit in ('money', 'times', 'customers', 'deals', 'percent', 'points')),
    is_lower   boolean not null,
    -- For one cycle, taken where a scheme does not say another; 100 % is 1.
    goal       numeric(19, 4) check (goal > 0),
    zero_point numeric(19, 4) check (zero_point > goal),
    cap        numeric not null check (cap >= 1),
    floor      numeric not null check (floor >= 0 and floor < 1),
    cycle      text not null check (cycle in ('month', 'quarter', 'half', 'year')),
    serves     text not null check (serves <> ''),
    created_at timestamptz not null,
    created_by int not null,
    inbox_id   bigint not null,
    primary key (tenant_id, key, version),
    check (cardinality(fields) = cardinality(groups) and cardinality(operators) = cardinality(groups)
        and cardinality(numbers) = cardinality(groups) and cardinality(words) = cardinality(groups))
);

-- The records of a person in a period with the person's share of each. A deal is worth what is left of it at the end of the period, in the
-- company's currency; one that was cancelled by then is none. A function of one select, as credited_deal is.
create function own_record(of_tenant int, of_member int, first_day date, end_day date, kinds smallint[])
returns table (entry_id bigint, kind smallint, customer_id bigint, day date, share numeric, counted int, amount numeric, rating int)
language sql stable as $$
    select e.id, e.kind, e.customer_id, e.business_date, coalesce(o.share, 1), e.counted,
           case when e.currency = (select t.currency from tenant t where t.id = of_tenant) then e.amount + z.off end, null::int
    from entry e
    cross join lateral (select max(s.share) filter (where s.member_id = e.member_id) as share, count(*) as shares
                        from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id) o
    cross join lateral (
        select coalesce(sum(t.amount), 0) as off, coalesce(bool_or(r.cancels), false) as gone
        from reversal r
        cross join lateral (
            select x.amount from entry x
            where x.tenant_id = r.tenant_id and x.id = r.entry_id and x.business_date < end_day
              and (select v.entry_id from entry_void v where v.tenant_id = x.tenant_id and v.entry_id = x.id) is null
            limit 1) t
        where e.kind = 2 and r.tenant_id = e.tenant_id and r.of_entry = e.id) z
    where e.tenant_id = of_tenant and e.member_id = of_member and e.business_date >= first_day and e.business_date < end_day
      and e.kind = any(kinds) and e.counted > 0 and not z.gone
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
      and (o.share is not null or o.shares = 0)
    union all
    select e.id, e.kind, e.customer_id, e.business_date, s.share, e.counted,
           case when e.currency = (select t.currency from tenant t where t.id = of_tenant) then e.amount + z.off end, null::int
    from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
    cross join lateral (
        select coalesce(sum(t.amount), 0) as off, coalesce(bool_or(r.cancels), false) as gone
        from reversal r
        cross join lateral (
            select x.amount from entry x
            where x.tenant_id = r.tenant_id and x.id = r.entry_id and x.business_date < end_day
              and (select v.entry_id from entry_void v where v.tenant_id = x.tenant_id and v.entry_id = x.id) is null
            limit 1) t
        where e.kind = 2 and r.tenant_id = e.tenant_id and r.of_entry = e.id) z
    where s.tenant_id = of_tenant and s.member_id = of_member and e.member_id <> of_member
      and e.business_date >= first_day and e.business_date < end_day and e.kind = any(kinds) and e.counted > 0 and not z.gone
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
    union all
    select a.entry_id, 100::smallint, a.customer_id, a.answered_on, 1, 1, null, a.rating
    from survey a
    where a.tenant_id = of_tenant and a.seller_id = of_member and a.answered_on >= first_day and a.answered_on < end_day and 100 = any(kinds)
$$;

create function compares(op smallint, a numeric, b numeric) returns boolean language sql immutable as $$
    select case op when 1 then a = b when 2 then a <> b when 3 then a > b when 4 then a >= b when 5 then a < b when 6 then a <= b end
$$;

create function names(op smallint, a text, b text) returns boolean language sql immutable as $$
    select case op when 1 then lower(a) = lower(b) when 2 then lower(a) <> lower(b) when 7 then position(lower(b) in lower(a)) > 0 end
$$;
