-- Service requests are entries of kind 10: what a customer asked for, answered by the first visit or follow-up that is logged after it.
create index entry_service on entry (tenant_id, member_id, business_date) where kind = 10;
