-- Who gave what in a closed round, to be opened by two keepers together, for a while.

-- The two people of a company. Only public keys: the private ones are with the keepers and never here.
create table rating_keepers (
    tenant_id  int not null references tenant,
    id         int not null generated always as identity,
    first      text not null check (first <> ''),
    first_key  text not null,
    second     text not null check (second <> '' and second <> first),
    second_key text not null check (second_key <> first_key),
    since      timestamptz not null,
    -- Rounds that were drawn before keep their keepers: their raters were told of them.
    ended      timestamptz,
    primary key (tenant_id, id)
);
create unique index rating_keepers_now on rating_keepers (tenant_id) where ended is null;

-- Null: nobody can ever open the round.
alter table rating_round
    add keepers int,
    add foreign key (tenant_id, keepers) references rating_keepers;

-- The content stands under a key made of two halves, each of which only one keeper can read.
create table rating_sealed (
    tenant_id    int not null,
    round_id     int not null,
    rated_id     int not null,
    first_share  bytea not null,
    second_share bytea not null,
    content      bytea not null,
    -- The first day on which it is gone.
    burns        date not null,
    primary key (tenant_id, round_id, rated_id),
    foreign key (tenant_id, round_id) references rating_round
);
create index rating_sealed_burning on rating_sealed (tenant_id, burns);

-- One keeper asks, the other opens. It outlives what was sealed, but for the half that was handed over.
create table rating_opening (
    tenant_id      int not null,
    id             bigint not null generated always as identity,
    round_id       int not null,
    rated_id       int not null,
    asked_by       text not null,
    asked_because  text not null check (asked_because <> ''),
    asked_at       timestamptz not null,
    -- The half of who asked, for the other one's key alone.
    handed         bytea,
    opened_by      text check (opened_by <> asked_by),
    opened_because text check (opened_because <> ''),
    opened_at      timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, round_id) references rating_round,
    check ((opened_by is null) = (opened_at is null) and (opened_because is null) = (opened_at is null)),
    check (handed is null or opened_at is null)
);
create index rating_opening_of on rating_opening (tenant_id, round_id, rated_id, id);

-- Whom a round is for and what is asked: null is the whole company and the usual three items.
alter table rating_round
    add unit_id int,
    -- At most three, in the order of the columns project, sharing, helping of rating.
    add items   jsonb check (jsonb_array_length(items) between 1 and 3),
    add foreign key (tenant_id, unit_id) references unit;
alter table rating
    alter sharing drop not null,
    alter helping drop not null;

-- Items of a company's own, each with a sentence for every score from 1 to 5.
create table rating_item (
    tenant_id int not null references tenant,
    name      text not null check (length(name) between 2 and 20),
    anchors   text[] not null check (cardinality(anchors) = 5),
    made_by   int not null,
    made_at   timestamptz not null,
    primary key (tenant_id, name)
);

-- Of a cycle the clock makes one round. Its last day may move, the day it was planned for is its seed.
drop index rating_round_scheduled;
create unique index rating_round_scheduled on rating_round (tenant_id, seed) where scheduled;
