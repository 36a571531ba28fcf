-- Surveys that reach the customer by e-mail. An address is a chat of the channel "mail", so that the outbox delivers to it like to any other.

create table customer_email (
    tenant_id   int not null references tenant,
    customer_id bigint not null,
    email       text not null check (length(email) between 3 and 254 and email = lower(email)),
    set_at      timestamptz not null,
    -- The message or import that said it.
    inbox_id    bigint not null,
    primary key (tenant_id, customer_id)
);

alter table survey
    -- The address that the link was last sent to; null: the seller passes it on.
    add mail_chat bigint,
    -- The key of the mail that is under way: as long as it is, nobody knows whether it arrived.
    add mail_key  text,
    -- The address did not take it, and the seller was given the link instead.
    add refused_at timestamptz,
    add check (mail_key is null or mail_chat is not null),
    add check (refused_at is null or mail_key is null);
create index survey_mailing on survey (tenant_id, id) where mail_key is not null;
