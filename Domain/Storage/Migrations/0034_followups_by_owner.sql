-- Follow-ups are read by their owners. While there are few, this index looked as cheap for the question that every turn asks, and then read
-- those of the whole company.
drop index followup_due;
