-- Rounds in which colleagues rate each other, and help that the helped one has confirmed.

create table rating_round (
    tenant_id int not null references tenant,
    id        int not null generated always as identity,
    opens     date not null,
    -- The last day on which something can be rated, inclusive.
    closes    date not null check (closes >= opens),
    state     text not null check (state in ('draft', 'open', 'closed', 'dropped')),
    -- Draws the pairs: the same seed over the same work draws the same.
    seed      bigint not null,
    made_by   int not null,
    made_at   timestamptz not null,
    inbox_id  bigint not null,
    closed_at timestamptz,
    -- 1 asked, 2 and 3 reminded.
    told      smallint not null default 0 check (told between 0 and 3),
    -- What was noticed at the close, as counts: whom it concerns is not kept.
    straight  int not null default 0,
    mutual    int not null default 0,
    primary key (tenant_id, id),
    check ((state = 'closed') = (closed_at is not null))
);
create unique index rating_round_running on rating_round (tenant_id) where state in ('draft', 'open');
create index rating_round_closing on rating_round (closes) where state = 'open';
create index rating_round_closed on rating_round (tenant_id, closes) where state = 'closed';

-- Who is asked about whom, and whether an answer was given; never which.
create table rating_pair (
    tenant_id int not null,
    round_id  int not null,
    rater_id  int not null,
    rated_id  int not null check (rated_id <> rater_id),
    reason    text not null check (reason <> ''),
    reason_en text not null check (reason_en <> ''),
    state     text not null default 'open' check (state in ('open', 'rated', 'none')),
    primary key (tenant_id, round_id, rater_id, rated_id),
    foreign key (tenant_id, round_id) references rating_round,
    foreign key (tenant_id, rater_id) references member,
    foreign key (tenant_id, rated_id) references member
);
create index rating_pair_rated on rating_pair (tenant_id, round_id, rated_id);

-- The only way from a rating to who gave it. It is read to save and to change an answer and at the close, which empties it.
create table rating_ballot (
    tenant_id int not null,
    round_id  int not null,
    rater_id  int not null,
    rated_id  int not null,
    ballot    uuid not null,
    primary key (tenant_id, round_id, rater_id, rated_id),
    unique (tenant_id, ballot)
);

-- The answers of a round that is open; the close turns them into rating_result and empties this table too.
create table rating (
    tenant_id int not null,
    ballot    uuid not null,
    project   smallint not null check (project between 1 and 5),
    sharing   smallint not null check (sharing between 1 and 5),
    helping   smallint not null check (helping between 1 and 5),
    comment   text not null default '' check (length(comment) <= 300),
    primary key (tenant_id, ballot)
);

-- What remains of a closed round: one row for whoever had enough raters. Points from 0 to 100.
create table rating_result (
    tenant_id int not null,
    round_id  int not null,
    rated_id  int not null,
    raters    int not null check (raters >= 3),
    raw       numeric(9, 4) not null check (raw between 0 and 100),
    corrected numeric(9, 4) not null check (corrected between 0 and 100),
    -- The round's last day: the score counts in the period that holds it.
    closes    date not null,
    primary key (tenant_id, round_id, rated_id),
    foreign key (tenant_id, round_id) references rating_round
);
create index rating_result_rated on rating_result (tenant_id, rated_id, closes);

create table rating_comment (
    tenant_id int not null,
    round_id  int not null,
    rated_id  int not null,
    -- Drawn at the close: the order says nothing about who wrote or when.
    id        uuid not null,
    comment   text not null check (comment <> '' and length(comment) <= 300),
    primary key (tenant_id, round_id, rated_id, id)
);

-- Help that the helped one has thanked for, which confirms it: one a pair and day.
create table help_event (
    tenant_id int not null,
    helper_id int not null,
    helped_id int not null check (helped_id <> helper_id),
    day       date not null,
    kind      text not null check (kind in ('project', 'sharing', 'helping')),
    what      text not null check (length(what) <= 200),
    inbox_id  bigint not null,
    at        timestamptz not null,
    primary key (tenant_id, helper_id, day, helped_id),
    foreign key (tenant_id, helper_id) references member,
    foreign key (tenant_id, helped_id) references member
);
