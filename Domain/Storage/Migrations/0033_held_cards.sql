-- Every turn asks whether a card of its chat was tried and put off. Such cards are few: an index of them alone is nearly always empty, where
-- that of all due cards holds whatever was sent since it was last vacuumed.
create index outbox_held on outbox (chat_id) where state = 'due' and reason is not null;
