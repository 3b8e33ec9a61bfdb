begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/attempts.psql
select plan(1);

select tests.given_client('durand');
insert into tests.attempt values
  ('service', 'read users', 'select from auth.users', 'denied'),
  ('service', 'add a user', 'insert into auth.users (id) values (gen_random_uuid())', 'denied'),
  ('service', 'edit users', 'update auth.users set email = null', 'denied'),
  ('service', 'delete users', 'delete from auth.users', 'denied'),
  ('service', 'read identities', 'select from auth.identities', 'denied'),
  ('service', 'delete identities', 'delete from auth.identities', 'denied'),
  ('owner', 'read users', 'select from auth.users', 'denied'),
  ('owner', 'create a user', $$ select app.create_auth_user('a@b.c', '') $$, 'denied'),
  ('owner', 'erase a user', $$ select app.delete_auth_user(tests.client('durand')) $$, 'denied'),
  ('owner', 'ask for an address', $$ select app.auth_user(tests.client('durand')) $$, 'denied');

select tests.all_as_said('app.create_auth_user and app.delete_auth_user, which are theirs alone');

select * from finish();
rollback;
