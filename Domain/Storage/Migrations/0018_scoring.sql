-- How people are appraised. Everything here is append-only and says from which day it holds: what was in force on a day is
-- always known, also after a change.

-- Deals by customer and by person: whether a customer is new, kept or bought again is a question about deals only, and so the
-- common entries, visits above all, pay nothing for these two.
create index entry_deal_customer on entry (tenant_id, customer_id, business_date, id) where kind = 2;
create index entry_deal_member on entry (tenant_id, member_id, business_date, customer_id) where kind = 2;
create index entry_share_member on entry_share (tenant_id, member_id, entry_id);
create index customer_creator on customer (tenant_id, created_by, created_at);

-- A complaint counts once somebody other than the person it is about has upheld it. The last ruling holds.
create table complaint_ruling (
    tenant_id int not null,
    entry_id  bigint not null,
    inbox_id  bigint not null,
    upheld    boolean not null,
    reason    text not null check (length(reason) <= 300),
    ruled_by  int not null,
    ruled_at  timestamptz not null,
    primary key (tenant_id, entry_id, inbox_id),
    foreign key (tenant_id, entry_id) references entry
);

-- The deals of a person in a period with the person's share of each: own ones, and those that others share.
-- A function of one select, which the planner writes into the statement that calls it.
create function credited_deal(of_tenant int, of_member int, first_day date, end_day date)
returns table (entry_id bigint, customer_id bigint, business_date date, share numeric, count int, counted int,
               amount numeric, currency char(3), cost numeric)
language sql stable as $$
    select e.id, e.customer_id, e.business_date, coalesce(o.share, 1), e.count, e.counted, e.amount, e.currency, e.cost
    from entry e
    cross join lateral (select max(s.share) filter (where s.member_id = e.member_id) as share, count(*) as shares
                        from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id) o
    where e.tenant_id = of_tenant and e.member_id = of_member and e.kind = 2 and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
      and (o.share is not null or o.shares = 0)
    union all
    select e.id, e.customer_id, e.business_date, s.share, e.count, e.counted, e.amount, e.currency, e.cost
    from entry_share s join entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
    where s.tenant_id = of_tenant and s.member_id = of_member and e.member_id <> of_member and e.kind = 2
      and e.business_date >= first_day and e.business_date < end_day
      and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
$$;

create table scheme (
    tenant_id  int not null references tenant,
    id         int not null generated always as identity,
    name       text not null check (name <> '' and length(name) <= 60),
    name_en    text not null check (name_en <> '' and length(name_en) <= 60),
    created_at timestamptz not null,
    created_by int,
    inbox_id   bigint,
    primary key (tenant_id, id)
);

create table scheme_version (
    tenant_id   int not null,
    scheme_id   int not null,
    version     int not null check (version >= 1),
    -- The first day it holds; until the day before the next version.
    valid_from  date not null,
    cycle       text not null check (cycle in ('month', 'quarter', 'half', 'year')),
    -- The bonus: what 100 % pays for one cycle, the factor at each point of a curve from which it is read in straight lines, and the
    -- share of what lies between base and stretch of the first target. Null: no bonus is worked out.
    bonus       numeric(19, 4) check (bonus >= 0),
    curve_at    numeric[] not null default '{}',
    curve_pays  numeric[] not null default '{}' check (cardinality(curve_pays) = cardinality(curve_at)),
    rate        numeric not null default 0 check (rate between 0 and 1),
    -- What the curve is read at: the whole score, or the attainment of the first target.
    curve_reads text not null default 'score' check (curve_reads in ('score', 'target')),
    reason      text not null check (length(reason) <= 300),
    created_at  timestamptz not null,
    created_by  int,
    inbox_id    bigint,
    primary key (tenant_id, scheme_id, version),
    foreign key (tenant_id, scheme_id) references scheme
);

-- Targets and indicators of a version, with their weights in the whole score.
create table scheme_line (
    tenant_id  int not null,
    scheme_id  int not null,
    version    int not null,
    position   smallint not null check (position >= 1),
    part       text not null check (part in ('target', 'kpi')),
    -- A target's metric, or an indicator of the catalogue.
    key        text not null check (key <> ''),
    weight     numeric not null check (weight > 0 and weight <= 100),
    -- For one cycle. Null: the person's own target of the indicator's metric.
    goal       numeric(19, 4) check (goal > 0),
    -- Where lower is better: what is worth nothing.
    zero_point numeric(19, 4) check (zero_point > goal),
    cap        numeric not null default 1.2 check (cap >= 1),
    floor      numeric not null default 0 check (floor >= 0 and floor < 1),
    serves     text check (serves <> ''),
    primary key (tenant_id, scheme_id, version, position),
    unique (tenant_id, scheme_id, version, part, key),
    foreign key (tenant_id, scheme_id, version) references scheme_version,
    check (part = 'kpi' or (goal is null and zero_point is null and serves is null))
);

-- Whose scheme it is from a day on: one person's, a unit's and below, a role's, or everybody's. The narrowest holds, and of equally
-- narrow ones the latest. Without a scheme the narrower choice is given up again.
create table scheme_use (
    tenant_id  int not null references tenant,
    id         bigint not null generated always as identity,
    scheme_id  int,
    member_id  int,
    unit_id    int,
    role       text check (role in ('rep', 'manager', 'director', 'ops', 'admin')),
    valid_from date not null,
    reason     text not null check (length(reason) <= 300),
    created_at timestamptz not null,
    created_by int,
    inbox_id   bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, scheme_id) references scheme,
    foreign key (tenant_id, member_id) references member,
    foreign key (tenant_id, unit_id) references unit,
    check (num_nonnulls(member_id, unit_id, role) <= 1)
);

-- One person's own weight or goal for one line. Null in both gives the line back to the scheme.
create table scheme_override (
    tenant_id  int not null references tenant,
    id         bigint not null generated always as identity,
    member_id  int not null,
    part       text not null check (part in ('target', 'kpi')),
    key        text not null check (key <> ''),
    weight     numeric check (weight > 0 and weight <= 100),
    goal       numeric(19, 4) check (goal > 0),
    valid_from date not null,
    reason     text not null check (reason <> '' and length(reason) <= 300),
    created_at timestamptz not null,
    created_by int not null,
    inbox_id   bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member
);
create index scheme_override_member on scheme_override (tenant_id, member_id, id);
create index scheme_use_member on scheme_use (tenant_id, member_id);
