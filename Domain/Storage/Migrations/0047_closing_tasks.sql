-- A period of many people is previewed and sealed a part at a time. From this moment on nothing is dated into the period any more; it is sealed,
-- as of the same moment, once everybody is.
alter table closing add sealing_at timestamptz check (sealing_at >= opened_at);
update closing set sealing_at = sealed_at where sealed_at is not null;
alter table closing add check (sealed_at is null or sealed_at = sealing_at);

-- What is still to be done of a closing. Who was served moves on in the transaction that serves them, so that an end at any moment loses nobody and
-- doubles nobody.
create table closing_task (
    tenant_id   int not null,
    closing_id  int not null,
    step        text not null check (step in ('preview', 'seal')),
    asked_at    timestamptz not null,
    asked_by    int not null,
    inbox_id    bigint not null,
    -- How many it is about, as counted when it was asked, and how many of them are done.
    people      int not null check (people >= 0),
    done        int not null default 0 check (done >= 0),
    -- Everybody up to this one is done: people by their number for the seal, whole units by theirs for the previews.
    after_id    int not null default 0,
    finished_at timestamptz,
    primary key (tenant_id, closing_id, step),
    foreign key (tenant_id, closing_id) references closing
);
create index closing_task_open on closing_task (asked_at) where finished_at is null;

create index member_unit_order on member (tenant_id, unit_id, id);
