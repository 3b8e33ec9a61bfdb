begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_client('other');
select tests.given_completed('durand');
select tests.remember_world();
select tests.migrate('durand');
select tests.undo('durand');

select tests.world_restored('to the letter, the trail apart');
select is_empty('select * from app.check_invariants()', 'and every promise is kept');

select * from finish();
rollback;
