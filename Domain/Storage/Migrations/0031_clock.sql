-- What is due is asked for a company and a kind.
drop index due_next;
create index due_ahead on due (tenant_id, kind, due_at);

-- When people without a moment were last looked for: a look goes through everybody, so it is not taken every minute.
create table planned (
    tenant_id int not null references tenant,
    kind      text not null check (kind <> ''),
    at        timestamptz not null,
    primary key (tenant_id, kind)
);

-- Units whose manager wants reps congratulated on their way to the target; it holds for the units below as well.
create table praised_unit (
    tenant_id int not null,
    unit_id   int not null,
    primary key (tenant_id, unit_id),
    foreign key (tenant_id, unit_id) references unit
);

-- The highest milestone that somebody was congratulated on: a deal taken back and signed again brings no second card.
create table milestone (
    tenant_id int not null,
    member_id int not null,
    month     date not null check (extract(day from month) = 1),
    percent   smallint not null check (percent > 0),
    primary key (tenant_id, member_id, month),
    foreign key (tenant_id, member_id) references member
);

-- The units below one: a review of every team of a large company asks for them thousands of times.
create index unit_path on unit using gin (path);
