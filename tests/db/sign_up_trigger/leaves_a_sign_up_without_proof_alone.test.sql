begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(2);

select tests.given_sign_up_trigger();
select tests.sign_up('anne@durand.example', '{"newsletter": true}');

select is(
  (
    select u.raw_user_meta_data - array['sub', 'email'] from auth.users as u
    where u.email = 'anne@durand.example'
  ),
  '{"newsletter": true}', 'the user is there, with what he sent'
);
select is_empty(
  $$ select from app.client as c where c.id = tests.login('anne@durand.example') $$,
  'and has no client'
);

select * from finish();
rollback;
