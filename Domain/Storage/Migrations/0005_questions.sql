-- In a group everybody has a question of their own, so that nobody's is lost to somebody else's.
alter table pending drop constraint pending_pkey, add primary key (tenant_id, chat_id, member_id);
