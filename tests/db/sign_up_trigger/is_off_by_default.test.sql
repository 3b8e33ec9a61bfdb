begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(4);

select is_empty($$
  select g.tgname from pg_trigger as g
  where g.tgrelid in ('auth.users'::regclass, 'auth.identities'::regclass) and not g.tgisinternal
    and g.tgname <> 'tremplin_doubt_changed_email'
$$, 'Auth''s tables have no trigger that a sign-up fires');
select hasnt_function('app', 'on_sign_up', 'and there is no function for one');

select tests.given_completed('haulier');
select tests.sign_up('anne@durand.example', tests.proof('haulier'));

select is(
  (
    select s.status::text from app.temporary_session as s
    where s.id::text = tests.session_id('haulier')
  ),
  'completed', 'a proof in a sign-up moves no session'
);
select is_empty(
  $$ select from app.client as c where c.id = tests.login('anne@durand.example') $$,
  'and makes no client'
);

select * from finish();
rollback;
