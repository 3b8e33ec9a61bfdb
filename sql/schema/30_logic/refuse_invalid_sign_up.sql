create function app.refuse_invalid_sign_up(
  ruleset_id integer,
  email text,
  password_hash text,
  profile jsonb,
  consents jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_faults app.fault[] := app.profile_faults(
    refuse_invalid_sign_up.ruleset_id,
    refuse_invalid_sign_up.profile,
    refuse_invalid_sign_up.consents
  );
begin
  if not coalesce(app.is_email(btrim(refuse_invalid_sign_up.email)), false) then
    v_faults := row('email', 'invalid_format', null, null)::app.fault || v_faults;
  end if;

  perform app.refuse_profile_faults(v_faults);

  if coalesce(
    refuse_invalid_sign_up.password_hash !~ '^\$2[aby]\$10\$[./A-Za-z0-9]{53}$', true
  ) then
    raise exception using errcode = 'PT422', message = 'weak_password',
      detail = app.fault_details(array[row('password', 'out_of_bounds', 10, 72)::app.fault]),
      hint = 'Choose a password of 10 characters at least and 72 bytes at most.';
  end if;
end;
$$;

comment on function app.refuse_invalid_sign_up(integer, text, text, jsonb, jsonb) is
'Checks a sign-up form. The password''s bounds are checked where it is hashed: no hash, or one
that is not bcrypt of cost 10, means that it was out of them.
Errors: PT422 invalid_profile, PT422 weak_password.';

grant execute on function app.refuse_invalid_sign_up(integer, text, text, jsonb, jsonb)
to service_role;
