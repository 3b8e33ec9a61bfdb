begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
insert into auth.users (id, instance_id, aud, role, email, is_sso_user, created_at, updated_at)
values (
  gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
  'anne@durand.example', true, now(), now()
);

select is(
  tests.migrate('haulier') ->> 'already_migrated', 'false',
  'Auth keeps their addresses apart, so do we'
);

select * from finish();
rollback;
