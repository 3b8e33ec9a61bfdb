begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_completed('durand');
create temporary table before on commit drop as select tests.data('durand') as shown;
grant select on before to public;
select tests.migrate('durand');
select tests.undo('durand');

select is(tests.data('durand'), (select b.shown from before as b), 'with all that it showed');
select is(
  tests.migrate('durand', 'again@example.org') ->> 'already_migrated', 'false',
  'it becomes an account anew'
);
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
