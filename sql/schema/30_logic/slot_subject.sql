-- What is made up takes no slot of anybody but of its address: it leaves no row of a session, and
-- fills nothing of all. A session is counted for who holds its token, so that nobody uses up the
-- slots of another's.
create function app.slot_subject(
  rate_limit app.rate_limit,
  address_digest text,
  session_digest bytea
)
returns bytea
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case (slot_subject.rate_limit).scope
    when 'address' then decode(slot_subject.address_digest, 'hex')
    when 'session' then slot_subject.session_digest
    when 'global' then case
      when (slot_subject.rate_limit).action = 'create_session'
        or slot_subject.session_digest is not null
      then ''::bytea
    end
  end;
end;
$$;

comment on function app.slot_subject(app.rate_limit, text, bytea) is
'Whose slots of a limit an attempt takes; null when it takes none, and nothing is counted.
session_digest: of a token that opens a session, else null; without it only the start of a session
takes a slot of all, for what else it attempts can only be refused.';

grant execute on function app.slot_subject(app.rate_limit, text, bytea) to service_role;
