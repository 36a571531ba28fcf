-- A press is told from its copies by the card, the button and the inputs, as a channel may report it again under another id.
alter table inbox add press text;
create index inbox_press on inbox (tenant_id, press, received_at) where press is not null;

-- Removing the bot from a team removes it from every chat of the team. Whoever opens a chat names the organisation it is for.
alter table chat add team_id text not null default '', add organisation text not null default '', add channel_data text;
create index chat_team on chat (tenant_id, team_id) where team_id <> '';

-- From an entry on to the one that took its place.
create index entry_replaces on entry (tenant_id, replaces) where replaces is not null;

-- Which processes are running, so that each plans its share of what all of them together may send.
create table replica (
    id      uuid primary key,
    seen_at timestamptz not null
);

-- The channel has shown this card already to whoever pressed; if its message cannot be replaced, nothing is sent in its place.
alter table outbox add is_shown boolean not null default false;
