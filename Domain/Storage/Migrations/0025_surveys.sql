-- What customers are asked after a deal, and what they answered.

-- How a company asks; no row means the usual.
create table survey_rule (
    tenant_id      int primary key references tenant,
    is_on          boolean not null,
    -- From the entry in the ledger to the question.
    delay_hours    int not null check (delay_hours between 0 and 720),
    sample_percent int not null check (sample_percent between 1 and 100),
    -- A customer is not asked again within so many days.
    quiet_days     int not null check (quiet_days between 0 and 365),
    -- How long a link can be answered.
    valid_days     int not null check (valid_days between 1 and 60),
    -- After so many days without an answer the seller is reminded once; 0: never.
    remind_days    int not null check (remind_days >= 0 and remind_days < valid_days)
);

create table survey (
    tenant_id   int not null references tenant,
    id          bigint not null generated always as identity,
    -- The deal as it stands now: a correction of it takes the place of what it corrects.
    entry_id    bigint not null,
    customer_id bigint not null,
    seller_id   int not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null check (expires_at > asked_at),
    -- Null: reminded, answered, or never to be.
    remind_at   timestamptz,
    answered_at timestamptz,
    -- The company's day of the answer: decides the period.
    answered_on date,
    rating      smallint check (rating between 1 and 5),
    remark      text check (length(remark) <= 300),
    -- Sixteen bits of what the browser and the network look like: enough to see that many customers answer from one device,
    -- too little to tell whose it is.
    device      int check (device between 0 and 65535),
    -- When a low answer was put before the seller and whoever is above.
    told_at     timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, entry_id),
    foreign key (tenant_id, seller_id) references member,
    check ((rating is null) = (answered_at is null) and (rating is null) = (answered_on is null)
        and (rating is null) = (remark is null) and (rating is null) = (device is null)),
    check (told_at is null or rating <= 2),
    check (rating is null or remind_at is null)
);
create index survey_customer on survey (tenant_id, customer_id, asked_at);
create index survey_answered on survey (tenant_id, seller_id, answered_on);
create index survey_remind on survey (tenant_id, remind_at) where remind_at is not null;
create index survey_low on survey (tenant_id, id) where rating <= 2 and told_at is null;

-- The links of a survey: one with the question, one with the reminder.
create table survey_link (
    -- SHA-256 of the secret in the address: who reads this table cannot answer.
    digest    bytea primary key check (length(digest) = 32),
    tenant_id int not null,
    survey_id bigint not null,
    foreign key (tenant_id, survey_id) references survey
);
