-- Other ways to write a customer's names: without place and brackets, as initials, with a letter missing. They are made from the names
-- by the program, which marks the names that have theirs; whoever puts names in by other means need not know about them.
alter table customer_name add formed boolean not null default false;
create index customer_name_unformed on customer_name (tenant_id, key) where not formed;

create table customer_form (
    tenant_id   int not null,
    -- 1 the name itself, 2 its initials, 3 the name with one letter left out
    kind        smallint not null check (kind between 1 and 3),
    -- Compared byte by byte, so that the one index serves beginnings too.
    form        text collate "C" not null check (form <> ''),
    customer_id bigint not null,
    -- The name that the form was made of.
    name        text not null,
    primary key (tenant_id, kind, form, customer_id, name),
    foreign key (tenant_id, customer_id) references customer
);

-- What one person alone calls a customer: a slip, initials, or a short name that others may use for another one.
create table customer_nickname (
    tenant_id   int not null,
    member_id   int not null,
    key         text not null check (key <> '' and length(key) <= 100),
    customer_id bigint not null,
    primary key (tenant_id, member_id, key),
    foreign key (tenant_id, customer_id) references customer
);
