-- Links to the page of the jobs: each lets one admin in, once. Who was let in is looked up by it with every request of theirs.
create table dashboard_pass (
    tenant_id  int not null references tenant,
    id         bigint not null generated always as identity,
    member_id  int not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null check (expires_at > made_at),
    used_at    timestamptz check (used_at < expires_at),
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member
);
