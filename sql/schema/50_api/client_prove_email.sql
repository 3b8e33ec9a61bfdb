create function api.client_prove_email()
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  if not exists (select from app.client as c where c.id = (select auth.uid())) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;

  return jsonb_build_object('email_proved_at', app.prove_email());
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_prove_email() is
'The signed-in client''s address counts as his from now on, if this login was opened by a code that
Auth mailed; a login by password changes nothing. Idempotent; the first time stays. Returns
{ email_proved_at }, null while unproved. Errors: PT404 not_found, PT409
session_busy.';

grant execute on function api.client_prove_email() to authenticated;
