-- The only function that inserts into auth.*. It writes what Auth itself would: four token columns
-- must be '' and not null, or the person can never sign in.
create function app.create_auth_user(
  email text,
  password_hash text,
  is_confirmed boolean default true
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := gen_random_uuid();
  v_email text := app.normal_email(create_auth_user.email);
  v_identity jsonb := jsonb_build_object(
    'sub', v_user_id, 'email', v_email, 'email_verified', create_auth_user.is_confirmed,
    'phone_verified', false
  );
begin
  insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
    confirmation_token, recovery_token, email_change_token_new, email_change,
    raw_app_meta_data, raw_user_meta_data, created_at, updated_at
  )
  select
    '00000000-0000-0000-0000-000000000000', v_user_id, 'authenticated', 'authenticated',
    v_email, create_auth_user.password_hash, case when create_auth_user.is_confirmed then now() end,
    '', '', '', '',
    '{"provider": "email", "providers": ["email"]}', v_identity, now(), now()
  where not exists (
    select from auth.users as u
    where u.instance_id = '00000000-0000-0000-0000-000000000000'
      and lower(u.email) = v_email and not u.is_sso_user
  )
  on conflict do nothing;

  if not found then
    raise exception using errcode = 'PT409', message = 'email_already_registered',
      hint = 'Sign in with this address, then attach the simulation.';
  end if;

  insert into auth.identities (
    provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at
  )
  values ('email', v_user_id::text, v_user_id, v_identity, now(), now(), now());

  return v_user_id;
end;
$$;

comment on function app.create_auth_user(text, text, boolean) is
'Creates an Auth user with an e-mail identity, in the caller''s transaction, from a bcrypt hash of
cost 10. Unless is_confirmed, Auth lets him in only by a code that it mails. Supabase tolerates this
insert without promising it: app.check_auth_contract() watches it.
Errors: PT409 email_already_registered.';

grant execute on function app.create_auth_user(text, text, boolean) to service_role;
