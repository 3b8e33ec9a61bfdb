create function app.reopen_session(session_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  delete from app.temporary_eligibility as e where e.session_id = reopen_session.session_id;

  update app.temporary_session as s
  set status = 'open', completed_at = null, evaluated_on = null, results_digest = null,
    results = null, totals = null,
    expires_at = now() + interval '7 days'
  where s.id = reopen_session.session_id;
end;
$$;

comment on function app.reopen_session(uuid) is
'After an answer: results that no longer hold are dropped, and the 7 days start again.';

grant execute on function app.reopen_session(uuid) to service_role;
