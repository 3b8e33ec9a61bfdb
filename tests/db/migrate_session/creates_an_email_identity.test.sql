begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('haulier');
select tests.migrate('haulier', 'Anne@Durand.example');

select is(
  (select to_jsonb(i) - array['id', 'user_id', 'provider_id'] || jsonb_build_object(
      'identity_data', i.identity_data - 'sub'
    )
    from auth.identities as i where i.user_id = tests.client('haulier')),
  jsonb_build_object(
    'provider', 'email', 'email', 'anne@durand.example',
    'identity_data', jsonb '{
      "email": "anne@durand.example", "email_verified": true, "phone_verified": false
    }',
    'last_sign_in_at', now(), 'created_at', now(), 'updated_at', now()
  ),
  'with the address in small letters and no time missing'
);
select results_eq(
  $$
    select i.provider_id, i.identity_data ->> 'sub' from auth.identities as i
    where i.user_id = tests.client('haulier')
  $$,
  $$ select tests.client('haulier')::text, tests.client('haulier')::text $$,
  'under the id of its user'
);

select * from finish();
rollback;
