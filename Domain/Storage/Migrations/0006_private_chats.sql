-- A one-to-one chat knows whose it is, so that a card nobody asked for finds its way.
alter table chat add member_id int;
update chat c set member_id = (
    select i.member_id from inbox i where i.tenant_id = c.tenant_id and i.chat_id = c.id and i.member_id is not null order by i.id desc limit 1)
where not c.is_group;
create index chat_member on chat (tenant_id, member_id, id) where member_id is not null;
