-- One person's own weight or goal in a line of the scheme changes as part of a change set too: nothing holds before the set is carried out.

create table change_line (
    tenant_id     int not null,
    set_id        bigint not null,
    line          int not null,
    member_id     int not null,
    part          text not null check (part in ('target', 'kpi')),
    key           text not null check (key <> ''),
    -- What counts for the person until then, and what is to count; a goal of null is the own target.
    before_weight numeric not null,
    before_goal   numeric(19, 4),
    weight        numeric not null check (weight > 0 and weight <= 100),
    goal          numeric(19, 4) check (goal > 0),
    valid_from    date not null,
    reason        text not null check (reason <> '' and length(reason) <= 300),
    -- The last decision about the person's line, as the plan was made and as it was carried out.
    old_override  bigint,
    override_id   bigint,
    primary key (tenant_id, set_id, line),
    foreign key (tenant_id, member_id) references member
);

-- What the check said when the target was stated; null for what was not stated but follows, such as the parts of a split.
alter table change_item add column verdict text check (verdict in ('pass', 'warn', 'block'));
