-- A deal that was taken back, or cancelled later, is asked about no more.
create function survey_is_off(of_tenant int, of_entry bigint) returns boolean language sql stable as $$
    select coalesce((select v.reason = 'undo' from entry_void v where v.tenant_id = of_tenant and v.entry_id = of_entry), false)
        or exists (
            select from reversal r
            where r.tenant_id = of_tenant and r.of_entry = survey_is_off.of_entry and r.cancels
              and (select v.entry_id from entry_void v where v.tenant_id = of_tenant and v.entry_id = r.entry_id) is null)
$$;

-- Of what was noticed at the close: rings of three and more who gave each other the highest. A count like the others, and nobody's name.
alter table rating_round add rings int not null default 0;
