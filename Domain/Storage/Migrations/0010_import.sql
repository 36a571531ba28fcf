-- What came from a file, row by row, so that the same file changes nothing a second time and a changed row is seen.
-- An import is a message of nobody: a row of inbox without chat and member, with a negative id, so that it stands before
-- everything that anybody wrote and 撤销 or a correction never means it.

create table import_row (
    tenant_id   int not null,
    sheet       text not null check (sheet in ('people', 'customers', 'products', 'deals', 'targets')),
    -- Which system the file came from: its keys mean nothing elsewhere.
    source      text not null check (source <> '' and length(source) <= 60),
    key         text not null check (key <> '' and length(key) <= 200),
    -- The run that brought the row, or changed it last.
    inbox_id    bigint not null check (inbox_id < 0),
    line        int not null check (line > 0),
    -- What was read, and under their headers the cells that Dengta has no use for.
    facts       jsonb not null,
    -- What it became; none of them for what is only kept: products, open and lost deals.
    entry_id    bigint,
    customer_id bigint,
    member_id   int,
    primary key (tenant_id, sheet, source, key),
    check (entry_id is null or sheet = 'deals'),
    check ((customer_id is not null) = (sheet = 'customers')),
    check ((member_id is not null) = (sheet in ('people', 'targets')))
);
-- An entry has one row, and the row tells where the entry came from.
create unique index import_row_entry on import_row (tenant_id, entry_id) where entry_id is not null;

-- Null: came from a file that names no owner.
alter table customer alter column created_by drop not null;
