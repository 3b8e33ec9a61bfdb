begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.needs_proof('select api.can_migrate(%L, %L)');

select * from finish();
rollback;
