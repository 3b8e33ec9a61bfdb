-- A session is counted for who holds its token, so that nobody uses up the slots of another's, and
-- what is made up leaves no row.
create function app.slot_subject(scope app.rate_scope, address_digest text, session_token text)
returns bytea
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case slot_subject.scope
    when 'address' then decode(slot_subject.address_digest, 'hex')
    when 'session' then (
      select s.token_digest
      from app.temporary_session as s
      where s.token_digest = app.digest_token(slot_subject.session_token)
    )
    when 'global' then ''::bytea
  end;
end;
$$;

comment on function app.slot_subject(app.rate_scope, text, text) is
'Whose slots an attempt takes in a scope; null when that is not known, and nothing is counted.';

grant execute on function app.slot_subject(app.rate_scope, text, text) to service_role;
