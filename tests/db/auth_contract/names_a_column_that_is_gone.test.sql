begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(37);

-- Every column that a sign-up, a login or the proof of an address rests on.
select results_eq(
  format(
    $$
      select * from tests.drift('alter table auth_copy.%s drop column %I cascade')
      where problem = 'is missing'
    $$,
    c.relation, c.name
  ),
  format($$ values ('error', 'auth.%s.%s', 'is missing') $$, c.relation, c.name),
  format('auth.%s.%s', c.relation, c.name)
)
from (values
  ('users', array[
    'instance_id', 'id', 'aud', 'role', 'email', 'encrypted_password', 'email_confirmed_at',
    'confirmation_token', 'recovery_token', 'email_change_token_new', 'email_change',
    'raw_app_meta_data', 'raw_user_meta_data', 'created_at', 'updated_at', 'is_sso_user',
    'email_change_token_current', 'email_change_confirm_status', 'phone_change',
    'phone_change_token', 'reauthentication_token', 'banned_until', 'deleted_at'
  ]),
  ('identities', array[
    'provider', 'provider_id', 'user_id', 'identity_data', 'last_sign_in_at', 'created_at',
    'updated_at'
  ]),
  ('sessions', array['id', 'user_id', 'not_after']),
  ('mfa_amr_claims', array['session_id', 'authentication_method']),
  ('mfa_factors', array['user_id']),
  ('one_time_tokens', array['user_id'])
) as relied_on (relation, names)
cross join lateral (
  select relied_on.relation, n from unnest(relied_on.names) as n
) as c (relation, name);

select * from finish();
rollback;
