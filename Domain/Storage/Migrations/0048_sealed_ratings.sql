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
