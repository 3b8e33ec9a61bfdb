begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(4);

select tests.needs_proof('select api.save_responses(%L, %L, ''{"CA": 1}'')');

select * from finish();
rollback;
