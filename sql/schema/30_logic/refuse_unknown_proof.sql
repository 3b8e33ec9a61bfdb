create function app.refuse_unknown_proof(email_proof text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if coalesce(refuse_unknown_proof.email_proof, '') not in ('auto', 'required') then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'email_proof is auto or required.';
  end if;
end;
$$;

comment on function app.refuse_unknown_proof(text) is
'Refuses a way to prove an address that is not one. Errors: PT400 invalid_input.';

grant execute on function app.refuse_unknown_proof(text) to service_role;
