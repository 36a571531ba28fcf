-- Rounds that open by themselves, and pairs that a rater declines.

-- One row a company that wants a round in each cycle; it ends with the cycle.
create table rating_schedule (
    tenant_id int primary key references tenant,
    cycle     text not null check (cycle in ('month', 'quarter', 'half')),
    days      int not null check (days between 3 and 31),
    made_by   int not null,
    made_at   timestamptz not null
);

-- The clock makes rounds too: then nobody's message did. Of a cycle it makes one, also where that was dropped.
alter table rating_round
    alter made_by drop not null,
    alter inbox_id drop not null,
    add scheduled boolean not null default false;
create unique index rating_round_scheduled on rating_round (tenant_id, closes) where scheduled;

-- The reason is the rater's own words; operations read it, the rated one does not.
alter table rating_pair
    drop constraint rating_pair_state_check,
    add declined text check (declined <> '' and length(declined) <= 200),
    add check (state in ('open', 'rated', 'none', 'declined')),
    add check ((state = 'declined') = (declined is not null));
