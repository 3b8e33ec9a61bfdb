begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/sign_up.psql
select plan(3);

select tests.given_sign_up_trigger();
select lives_ok('select app.enable_sign_up_trigger()', 'on twice is on');
select app.disable_sign_up_trigger();

select is_empty($$
  select g.tgname from pg_trigger as g
  where g.tgrelid in ('auth.users'::regclass, 'auth.identities'::regclass) and not g.tgisinternal
    and g.tgname <> 'tremplin_doubt_changed_email'
$$, 'no trigger is left');
select lives_ok('select app.disable_sign_up_trigger()', 'off twice is off');

select * from finish();
rollback;
