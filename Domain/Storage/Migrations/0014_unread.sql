-- What people wrote and the bot made nothing of, for whoever teaches it: kept apart from the inbox, whose rows stay, and forgotten after thirty days.
create table unread (
    tenant_id int not null,
    inbox_id  bigint not null,
    at        timestamptz not null,
    text      text not null check (text <> '' and length(text) <= 500),
    primary key (tenant_id, inbox_id)
);
create index unread_at on unread (at);
create index unread_tenant_at on unread (tenant_id, at);
