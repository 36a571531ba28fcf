-- What people are appraised by changes as part of a change set too. The version to come is written with the draft; it holds for nobody
-- before the set is carried out, which makes it theirs.

create table change_scheme (
    tenant_id      int not null,
    set_id         bigint not null,
    line           int not null,
    scheme_id      int not null,
    -- Whose it becomes, in words, and as a person, a unit, or else roles.
    whose          text not null,
    whose_en       text not null,
    member_id      int,
    unit_id        int,
    roles          text[] not null,
    -- By what most of those affected are appraised until then; null where they have no scheme yet, and it is no change.
    before_id      int,
    before_version int,
    -- The last decision about whose scheme it is, as the plan was made and as it was carried out.
    old_use        bigint,
    use_id         bigint,
    primary key (tenant_id, set_id, line),
    foreign key (tenant_id, scheme_id) references scheme,
    check (num_nonnulls(member_id, unit_id) <= 1),
    check ((before_id is null) = (before_version is null))
);
