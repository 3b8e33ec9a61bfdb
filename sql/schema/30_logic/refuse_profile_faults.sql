create function app.refuse_profile_faults(faults app.fault[])
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if cardinality(refuse_profile_faults.faults) > 0 then
    raise exception using errcode = 'PT422', message = 'invalid_profile',
      detail = app.fault_details(refuse_profile_faults.faults),
      hint = 'Correct the fields named in details.';
  end if;
end;
$$;

comment on function app.refuse_profile_faults(app.fault[]) is
'Stops a sign-up form with faults. Errors: PT422 invalid_profile, one entry for each field.';

grant execute on function app.refuse_profile_faults(app.fault[]) to service_role;
