-- What a rep writes at the end of a week, for the manager's review on Monday.
create table week_note (
    tenant_id int not null,
    member_id int not null,
    -- The Monday.
    week      date not null check (extract(isodow from week) = 1),
    blockers  text not null default '' check (length(blockers) <= 1000),
    plans     text not null default '' check (length(plans) <= 1000),
    sent_at   timestamptz not null,
    inbox_id  bigint not null,
    primary key (tenant_id, member_id, week),
    foreign key (tenant_id, member_id) references member
);

-- A manager's duties, open and lately settled, for the review.
create index duty_owner on duty (tenant_id, owner_id, settled_at);
create index unit_parent on unit (tenant_id, parent_id);
