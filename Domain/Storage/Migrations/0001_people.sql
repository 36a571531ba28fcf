-- Who uses Dengta. The tenant stands first in every business key, so that a tenant's rows can be moved
-- or the tables distributed by it.

create table tenant (
    id                int primary key,
    name              text not null check (name <> ''),
    time_zone         text not null,
    currency          char(3) not null check (currency ~ '^[A-Z]{3}$'),
    language          text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
    fiscal_year_start smallint not null default 1 check (fiscal_year_start between 1 and 12),
    -- A deal above this asks for one tap before it counts.
    deal_limit        numeric(19, 4) not null default 5000000 check (deal_limit > 0),
    -- Rankings are off until the company wants them.
    shows_ranking     boolean not null default false
);

-- Which organisation of a channel (for Teams the Entra tenant id) is which tenant.
create table tenant_channel (
    channel      text not null,
    organisation text not null,
    tenant_id    int not null references tenant,
    primary key (channel, organisation)
);

-- Days that differ from Monday to Friday: holidays and swapped working days.
create table calendar_day (
    tenant_id int not null references tenant,
    day       date not null,
    works     boolean not null,
    primary key (tenant_id, day)
);

create table unit (
    tenant_id  int not null references tenant,
    id         int not null,
    parent_id  int,
    name       text not null check (name <> ''),
    name_en    text not null,
    manager_id int,
    -- The ids from the company down to the unit itself: a subtree is every unit whose path holds its root.
    path       int[] not null check (path[cardinality(path)] = id),
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references unit,
    check ((parent_id is null) = (cardinality(path) = 1))
);
create index unit_manager on unit (tenant_id, manager_id);

create table member (
    tenant_id int not null references tenant,
    id        int not null generated always as identity,
    unit_id   int not null,
    name      text not null check (name <> ''),
    name_en   text not null,
    role      text not null check (role in ('rep', 'manager', 'director', 'ops', 'admin')),
    -- Null: answered in the language the person last wrote.
    language  text check (language in ('zh-CN', 'en')),
    joined_on date not null,
    left_on   date check (left_on >= joined_on),
    primary key (tenant_id, id),
    foreign key (tenant_id, unit_id) references unit
);
create index member_unit on member (tenant_id, unit_id);

alter table unit add foreign key (tenant_id, manager_id) references member deferrable initially deferred;

-- How a member is known in a channel. Joined by id, never by name.
create table account (
    tenant_id   int not null references tenant,
    channel     text not null,
    external_id text not null check (external_id <> ''),
    member_id   int not null,
    primary key (tenant_id, channel, external_id),
    foreign key (tenant_id, member_id) references member
);
create index account_member on account (tenant_id, member_id);
