create function api.create_session(source text default 'simulator', is_test boolean default false)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_token text := encode(extensions.gen_random_bytes(32), 'hex');
  v_session app.temporary_session;
begin
  if coalesce(create_session.source, '') !~ '^[a-z][a-z0-9_-]{0,49}$' then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'A source is at most 50 lower-case letters, digits, - and _.';
  end if;

  insert into app.temporary_session (token_digest, ruleset_id, source, is_test)
  values (
    app.digest_token(v_token), app.current_ruleset(), create_session.source,
    coalesce(create_session.is_test, false)
  )
  returning * into v_session;

  return json_build_object(
    'session_id', v_session.id,
    'session_token', v_token,
    'expires_at', v_session.expires_at,
    'next_question', (
      select state.next_question from app.session_progress(v_session.ruleset_id, '{}') as state
    )
  );
end;
$$;

comment on function api.create_session(text, boolean) is
'Starts a simulation on the current ruleset. The token is shown here and never again. is_test
marks what a check of the service makes, which statistics leave out. Called by the edge function
simulator.
Returns { session_id, session_token, expires_at, next_question }.
Errors: PT400 invalid_input for a malformed source.';

grant execute on function api.create_session(text, boolean) to service_role;
