create function api.client_prove_email(password_login text default null)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  perform app.refuse_signed_out();

  return app.prove_email(client_prove_email.password_login);
exception
  when lock_not_available or deadlock_detected then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_prove_email(text) is
'The signed-in client''s address counts as his from now on, if this login was opened by a code that
Auth mailed; a login by password changes nothing. password_login: the session_id of a living login
by password of the same account, which the proof ends. The first proof without one takes the
account over: its password and its other logins stop; its consents to be contacted and to news,
its requests to be accompanied and its phone go. Idempotent; the first time stays. Returns
{ email_proved_at, has_password }: null while unproved; an account without a password wants one, by
Auth''s own change of it.
Errors: PT401 unauthorized, PT404 not_found, PT409 session_busy.';

grant execute on function api.client_prove_email(text) to authenticated;
