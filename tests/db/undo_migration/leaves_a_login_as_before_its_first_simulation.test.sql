begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_login('new@example.org');
select tests.given_completed('first');
select tests.remember_world();
select tests.attach(
  'first', tests.login('new@example.org'), tests.profile(), tests.consents()
);
select tests.undo('first');

select tests.world_restored('the login stays, its client goes');
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
