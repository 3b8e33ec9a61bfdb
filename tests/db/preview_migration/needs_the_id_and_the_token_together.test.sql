begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.needs_proof('select api.preview_migration(%L, %L)');

select * from finish();
rollback;
