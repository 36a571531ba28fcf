-- Indicators of a company's own that came in as a file wait here for the tap that makes them hold, all or none.
create table indicator_draft (
    tenant_id    int not null references tenant,
    id           bigint not null generated always as identity,
    -- The fields of each indicator as they were read, as JSON: they are read again when they are published.
    fields       text not null check (fields <> ''),
    made_by      int not null,
    made_at      timestamptz not null,
    inbox_id     bigint not null,
    published_at timestamptz,
    primary key (tenant_id, id)
);

-- Why a further version was made; the first needs no reason.
alter table own_indicator add reason text not null default '' check (length(reason) <= 200);

-- What was taken off a deal by a day, and whether nothing is left of it. A function of one select, as credited_deal is.
create function taken_off(of_tenant int, deal bigint, end_day date) returns table (amount numeric, gone boolean) language sql stable as $$
    select coalesce(sum(t.amount), 0), coalesce(bool_or(r.cancels), false)
    from reversal r
    cross join lateral (
        select x.amount from entry x
        where x.tenant_id = r.tenant_id and x.id = r.entry_id and x.business_date < end_day
          and (select v.entry_id from entry_void v where v.tenant_id = x.tenant_id and v.entry_id = x.id) is null
        limit 1) t
    where r.tenant_id = of_tenant and r.of_entry = deal
$$;

-- As before.
create or replace function own_record(of_tenant int, of_member int, first_day date, end_day date, kinds smallint[])
returns table (entry_id bigint, kind smallint, customer_id bigint, day date, share numeric, counted int, amount numeric, rating int)
language sql stable as $$
    select e.id, e.kind, e.customer_id, e.business_date, coalesce(o.share, 1), e.counted,
           case when e.currency = (select t.currency from tenant t where t.id = of_tenant) then e.amount + z.amount end, null::int
    from entry e
    cross join lateral (select max(s.share) filter (where s.member_id = e.member_id) as share, count(*) as shares
                        from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id) o
    cross join lateral taken_off(of_tenant, case when e.kind = 2 then e.id end, end_day) z
    where e.tenant_id = of_tenant and e.member_id = of_member and e.business_date >= first_day and e.business_date < end_day
      and e.kind = any(kinds) and e.counted > 0 and not z.gone
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
      and (o.share is not null or o.shares = 0)
    union all
    select e.id, e.kind, e.customer_id, e.business_date, s.share, e.counted,
           case when e.currency = (select t.currency from tenant t where t.id = of_tenant) then e.amount + z.amount end, null::int
    from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
    cross join lateral taken_off(of_tenant, case when e.kind = 2 then e.id end, end_day) z
    where s.tenant_id = of_tenant and s.member_id = of_member and e.member_id <> of_member
      and e.business_date >= first_day and e.business_date < end_day and e.kind = any(kinds) and e.counted > 0 and not z.gone
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
    union all
    select a.entry_id, 100::smallint, a.customer_id, a.answered_on, 1, 1, null, a.rating
    from survey a
    where a.tenant_id = of_tenant and a.seller_id = of_member and a.answered_on >= first_day and a.answered_on < end_day and 100 = any(kinds)
$$;

-- What was ruled of a complaint last: 1 upheld, 0 dismissed, 2 nothing yet.
create function ruling(of_tenant int, complaint bigint) returns numeric language sql stable as $$
    select coalesce((
        select case when r.upheld then 1 else 0 end from complaint_ruling r
        where r.tenant_id = of_tenant and r.entry_id = complaint order by r.inbox_id desc limit 1), 2)::numeric
$$;
