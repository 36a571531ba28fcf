-- What a channel did not take is read once a week, by the time at which that was known.
create index outbox_lost on outbox (tenant_id, settled_at) where key is not null and state in ('rejected', 'unknown');
