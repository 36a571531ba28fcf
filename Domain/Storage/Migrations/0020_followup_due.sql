-- A person's follow-ups by the day they were due, whatever became of them.
create index followup_owner_due on followup (tenant_id, owner_id, due_on);
