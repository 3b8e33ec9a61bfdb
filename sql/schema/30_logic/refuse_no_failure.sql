create function app.refuse_no_failure(request_id text, code text, step text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_identifier text := '^[a-z][a-z_]{0,49}$';
begin
  if coalesce(refuse_no_failure.request_id, '') = ''
    or coalesce(refuse_no_failure.code, '') !~ v_identifier
    or refuse_no_failure.step !~ v_identifier
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'A failure has a request_id, and identifiers as code and step; step may be null.';
  end if;
end;
$$;

comment on function app.refuse_no_failure(text, text, text) is
'Stops what app.migration_failure could not hold, in words of ours: the table''s own would quote the
row. Errors: PT400 invalid_input.';

grant execute on function app.refuse_no_failure(text, text, text) to service_role;
