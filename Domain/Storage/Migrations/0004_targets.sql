-- What is to be reached. One row a person, metric and month for now; the stretch never lowers anything.

create table target (
    tenant_id int not null,
    member_id int not null,
    metric    text not null check (metric in ('revenue', 'deals', 'collections', 'visits', 'quotes', 'customers', 'followups')),
    month     date not null check (extract(day from month) = 1),
    base      numeric(19, 4) not null check (base > 0),
    stretch   numeric(19, 4) check (stretch > base),
    -- Set for metrics in money.
    currency  char(3),
    primary key (tenant_id, member_id, month, metric),
    foreign key (tenant_id, member_id) references member,
    check ((currency is not null) = (metric in ('revenue', 'collections')))
);
