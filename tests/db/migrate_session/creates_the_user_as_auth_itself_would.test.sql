begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
select tests.migrate('haulier', '  Anne@Durand.Example ');

-- Everything that is not null, or that Auth cannot read when it is null.
select is(
  (select jsonb_strip_nulls(to_jsonb(u) - 'id') || jsonb_build_object(
      'raw_user_meta_data', u.raw_user_meta_data - 'sub'
    )
    from auth.users as u where u.email = 'anne@durand.example'),
  jsonb_build_object(
    'instance_id', '00000000-0000-0000-0000-000000000000',
    'aud', 'authenticated', 'role', 'authenticated', 'email', 'anne@durand.example',
    'encrypted_password', tests.password_hash(),
    'email_confirmed_at', now(), 'confirmed_at', now(), 'created_at', now(), 'updated_at', now(),
    'confirmation_token', '', 'recovery_token', '',
    'email_change_token_new', '', 'email_change_token_current', '', 'email_change', '',
    'email_change_confirm_status', 0,
    'phone_change', '', 'phone_change_token', '', 'reauthentication_token', '',
    'raw_app_meta_data', jsonb '{"provider": "email", "providers": ["email"]}',
    'raw_user_meta_data', jsonb '{
      "email": "anne@durand.example", "email_verified": true, "phone_verified": false
    }',
    'is_sso_user', false, 'is_anonymous', false
  ),
  'a confirmed user, with empty strings where Auth reads strings'
);
select is(
  (select u.raw_user_meta_data ->> 'sub' = u.id::text from auth.users as u
    where u.email = 'anne@durand.example'),
  true,
  'who is named in his own metadata'
);
select is(
  (select u.phone from auth.users as u where u.email = 'anne@durand.example'), null,
  'no telephone number: that column is unique'
);

select * from finish();
rollback;
